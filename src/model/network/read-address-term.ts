import { isDataAddress } from "../data-address";
import { AddressSet } from "../../traffic/address-set";
import { Known, known, unknown } from "../known";
import { Link } from "../link";
import { AddressTerm } from "../network-model";
import { ResourceSet } from "../json/resource-set";
import { TerraformBlock, TerraformResource } from "../terraform-resource";

/** AWS's own prefix lists are named after the service whose addresses they hold. */
const AWS_PREFIX_LIST = /^com\.amazonaws\./;

/** The addresses of a CIDR block as a term, or why nobody can tell them. */
export function cidrTerm(value: Known<string>): AddressTerm {
  const addresses = knownAddresses(value);
  return addresses.kind === "known" ? { kind: "addresses", addresses: addresses.value } : addresses;
}

/** The addresses of a CIDR block as a set, or why nobody can tell them. */
export function knownAddresses(value: Known<string>): Known<AddressSet> {
  if (value.kind === "unknown") return value;
  try {
    return known(AddressSet.of(value.value.trim()));
  } catch (error) {
    if (error instanceof RangeError) return unknown(error.message);
    throw error;
  }
}

/** The addresses of a prefix list: a customer's are in the JSON, AWS's are known by their service only. */
export function prefixListTerm(resources: ResourceSet, link: Link): AddressTerm {
  if (link.kind === "unknown") return link;
  if (link.kind === "outside") return { kind: "service", service: link.id };
  const resource = resources.get(link.key);
  if (resource === undefined) return unknown(`the prefix list '${link.key}' is not in the JSON`);
  if (isDataAddress(link.key)) return serviceTerm(lookedUpName(resource), resource.address);
  switch (resource.type) {
    case "aws_ec2_managed_prefix_list":
      return entriesTerm(resources, resource);
    case "aws_vpc_endpoint":
      return serviceTerm(resource.text("service_name"), resource.address);
    default:
      return unknown(`'${link.key}' is no prefix list`);
  }
}

function entriesTerm(resources: ResourceSet, list: TerraformResource): AddressTerm {
  if (list.hasDynamic("entry")) return unknown(`the entries of '${list.address}' are made when Terraform runs`);
  const standalone = resources.ofType("aws_ec2_managed_prefix_list_entry").flatMap((entry) => entryOf(list, entry));
  const terms = [...list.blocks("entry").map(entryTerm), ...standalone];
  const sets = terms.flatMap((term) => (term.kind === "addresses" ? [term.addresses] : []));
  return terms.find(({ kind }) => kind === "unknown") ?? { kind: "addresses", addresses: AddressSet.union(sets) };
}

/** What an entry that stands alone adds to a list; one whose list cannot be known may belong to this one. */
function entryOf(list: TerraformResource, entry: TerraformResource): readonly AddressTerm[] {
  const of = entry.link("prefix_list_id");
  if (of?.kind === "unknown") return [of];
  return of?.kind === "resource" && of.key === list.address ? [entryTerm(entry)] : [];
}

function entryTerm(entry: TerraformBlock): AddressTerm {
  return cidrTerm(entry.text("cidr") ?? unknown("an entry of the prefix list has no cidr"));
}

function serviceTerm(name: Known<string> | undefined, address: string): AddressTerm {
  if (name === undefined) return unknown(`'${address}' does not name its prefix list`);
  if (name.kind === "unknown") return name;
  if (AWS_PREFIX_LIST.test(name.value) || name.value.startsWith("pl-")) return { kind: "service", service: name.value };
  return unknown(`the prefix list '${name.value}' is not in the JSON`);
}

/** What a data source looks a prefix list up by: its name, its id, or a filter by name. */
function lookedUpName(data: TerraformResource): Known<string> | undefined {
  const filter = data.blocks("filter").find((block) => {
    const name = block.text("name");
    return name?.kind === "known" && name.value === "prefix-list-name";
  });
  return data.text("name") ?? data.text("prefix_list_id") ?? data.text("id") ?? filter?.texts("values")[0];
}
