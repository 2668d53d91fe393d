import { isDataAddress } from "../data-address";
import { Scalar } from "./expression";
import { unknown } from "../known";
import { Link } from "../link";
import { itemsOf } from "./read-value";
import { notGiven, Reference, Value } from "./value";
import { keyOf, VPC_DEFAULT_ATTRIBUTES, VPC_TYPES } from "../network/vpc-defaults";

/** Attributes that name the resource itself, whatever text they have. */
const IDENTITY: readonly string[] = ["id", "arn", "name"];

/** Attributes that name the resource itself, unless they are references to another. */
const SHARED: readonly string[] = ["bucket", "key_name"];

/** Attributes that name another thing, which the resource's own JSON need not give. */
const FOREIGN: readonly string[] = ["vpc_id", "subnet_id", "owner_id", "instance", "network_interface"];
const PLURAL = /(^|_)(ids|arns|names|groups|subnets)$/;

/** The thing that a value names: a resource of the JSON, or an id from elsewhere; undefined where it is empty. */
export function linkOf(value: Value): Link | undefined {
  switch (value.kind) {
    case "scalar":
      return scalarLink(value.value);
    case "reference":
      return referenceLink(value);
    case "resource":
      return { kind: "resource", key: keyOf(value.resource) };
    case "unknown":
      return value;
    case "list":
      return listLink(value.items);
    case "map":
      return unknown("a map stands where one id belongs");
  }
}

function scalarLink(id: Scalar): Link | undefined {
  return id === null || id === "" ? undefined : { kind: "outside", id: String(id) };
}

function listLink(items: readonly Value[]): Link | undefined {
  const [first] = items;
  return first !== undefined && items.length === 1
    ? linkOf(first)
    : unknown(`a list of ${items.length} stands where one id belongs`);
}

/** The things that a list names; a list that cannot be known is one unknown link. */
export function linksOf(value: Value): readonly Link[] {
  return itemsOf(value).flatMap((item) => linkOf(item) ?? []);
}

function referenceLink(reference: Reference): Link | undefined {
  const { resource, attribute, given } = reference;
  const itself: Link = { kind: "resource", key: keyOf(resource) };
  if (IDENTITY.includes(attribute)) return itself;
  if (given !== undefined) return givenLink(given, SHARED.includes(attribute) ? itself : undefined);
  return vpcDefaultLink(reference) ?? (isForeign(attribute) ? unknown(notGiven(reference)) : itself);
}

/** The main route table, default ACL or default group of a VPC; of a VPC that is only looked up, nobody knows them. */
function vpcDefaultLink(reference: Reference): Link | undefined {
  const { type, address } = reference.resource;
  const keyFor = VPC_TYPES.includes(type) ? VPC_DEFAULT_ATTRIBUTES[reference.attribute] : undefined;
  if (keyFor === undefined) return undefined;
  return isDataAddress(address) ? unknown(notGiven(reference)) : { kind: "resource", key: keyFor(address) };
}

function isForeign(attribute: string): boolean {
  return FOREIGN.includes(attribute) || PLURAL.test(attribute);
}

function givenLink(given: Value, unlessResource: Link | undefined): Link | undefined {
  const link = linkOf(given);
  return link?.kind === "resource" ? link : (unlessResource ?? link);
}
