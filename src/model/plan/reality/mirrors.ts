import { entryNumber, routeDestination } from "./inline-parts";
import { explainRules, ruleAtoms } from "./rule-atoms";
import { blocksOf, Parts, textsOf } from "./parts";
import { PlannedInstance } from "../plan";
import { PlanObject, PlanValue } from "../plan-value";

/** One thing in a mirrored list, and what tells it from the others. */
export interface Piece {
  readonly name: string;
  readonly value: PlanValue;
}

/** An attribute that also shows what other resources, or people, have given to its holder. */
export interface Mirror {
  readonly attribute: string;
  /** The things in the list, one by one. */
  readonly split: (holder: PlanObject, attribute: string) => readonly Piece[];
  /** Names of the pieces that other resources of the state explain. */
  readonly explained: (holder: PlanObject, parts: Parts) => readonly string[];
}

/** What of a mirrored list no other resource of the state explains; undefined where that is nothing. */
export function restOf(mirror: Mirror, { values }: PlannedInstance, parts: Parts): PlanValue | undefined {
  const pieces = mirror.split(values, mirror.attribute);
  if (pieces.length === 0) return undefined;
  const explained = new Set(mirror.explained(values, parts));
  const rest = pieces.filter(({ name }) => !explained.has(name)).map(({ value }) => value);
  return rest.length === 0 ? undefined : rest;
}

/**
 * What is left of a list that the configuration has, where resources go that gave the same. To the list nothing changes,
 * so its holder does not put back what goes with them; only the next plan does.
 *
 * @param taken the resources that go
 */
export function leftOf(
  { attribute, split, explained }: Mirror,
  { values }: PlannedInstance,
  earlier: PlannedInstance,
  taken: Parts,
): PlanValue | undefined {
  const planned = values[attribute];
  const lost = new Set(explained(earlier.values, taken));
  if (lost.size === 0 || !isPlanList(planned)) return planned;
  const there = new Set(itemsOf(earlier.values[attribute]).map((item) => JSON.stringify(item)));
  return planned.flatMap((item) => {
    if (!there.has(JSON.stringify(item))) return [item];
    const pieces = split({ ...values, [attribute]: [item] }, attribute);
    return pieces.every(({ name }) => !lost.has(name))
      ? [item]
      : pieces.filter(({ name }) => !lost.has(name)).map(({ value }) => value);
  });
}

function itemsOf(value: PlanValue | undefined): readonly PlanValue[] {
  return isPlanList(value) ? value : [];
}

function isPlanList(value: PlanValue | undefined): value is readonly PlanValue[] {
  return Array.isArray(value);
}

/** A list of ids, and the resources that add one each. */
function members(attribute: string, ...givers: readonly Giver[]): Mirror {
  return {
    attribute,
    split: (holder) => textsOf(holder[attribute]).map((text) => ({ name: text, value: text })),
    explained: (holder, parts) => givers.flatMap((giver) => given(giver, holder, parts)),
  };
}

interface Giver {
  readonly type: string;
  /** Attribute of the giver that names the holder, and the holder's that has the same text. */
  readonly holder: readonly [giver: string, holder: string];
  /** Attribute of the giver that names what it adds. */
  readonly adds: string;
}

function given({ type, holder: [names, named], adds }: Giver, holder: PlanObject, parts: Parts): readonly string[] {
  return giversOf(type, names, holder[named], parts).flatMap((giver) => textsOf(giver[adds]));
}

function giversOf(type: string, names: string, id: PlanValue | undefined, parts: Parts): readonly PlanObject[] {
  return parts.ofType(type).filter((giver) => giver[names] === id);
}

function rules(attribute: "ingress" | "egress"): Mirror {
  return {
    attribute,
    split: (holder) => blocksOf(holder[attribute]).flatMap((block) => ruleAtoms(block, textsOf(holder.id)[0] ?? "")),
    explained: (holder, parts) => explainRules(attribute, textsOf(holder.id)[0] ?? "", parts),
  };
}

function routes(): Mirror {
  return {
    attribute: "route",
    split: (holder) => blocksOf(holder.route).map((block) => ({ name: routeDestination(block), value: block })),
    explained: (holder, parts) => giversOf("aws_route", "route_table_id", holder.id, parts).map(routeDestination),
  };
}

function entries(attribute: "ingress" | "egress"): Mirror {
  return {
    attribute,
    split: (holder) => blocksOf(holder[attribute]).map((block) => ({ name: entryNumber(block), value: block })),
    explained: (holder, parts) =>
      giversOf("aws_network_acl_rule", "network_acl_id", holder.id, parts)
        .filter(({ egress }) => (egress === true) === (attribute === "egress"))
        .map(entryNumber),
  };
}

/** A tie that any of some resources explains, whatever it is to. */
function tie(attribute: string, ...givers: readonly Omit<Giver, "adds">[]): Mirror {
  return {
    attribute,
    split: (holder) => (isEmpty(holder[attribute]) ? [] : [{ name: "", value: holder[attribute] ?? null }]),
    explained: (holder, parts) =>
      givers
        .filter(({ type, holder: [names, named] }) =>
          parts.ofType(type).some((giver) => textsOf(giver[names]).some((text) => text === holder[named])),
        )
        .map(() => ""),
  };
}

function isEmpty(value: PlanValue | undefined): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

const ATTACHED_GROUP = { type: "aws_network_interface_sg_attachment", adds: "security_group_id" } as const;
const ELASTIC_IP_TIES = [
  { type: "aws_eip_association", holder: ["allocation_id", "id"] },
  { type: "aws_nat_gateway", holder: ["allocation_id", "id"] },
  { type: "aws_nat_gateway", holder: ["secondary_allocation_ids", "id"] },
  { type: "aws_nat_gateway_eip_association", holder: ["allocation_id", "id"] },
] as const;

const ACL = [
  entries("ingress"),
  entries("egress"),
  members("subnet_ids", { type: "aws_network_acl_association", holder: ["network_acl_id", "id"], adds: "subnet_id" }),
];
const SCALING_GROUP = { type: "aws_autoscaling_attachment", holder: ["autoscaling_group_name", "name"] } as const;
const ENDPOINT = (kind: string) =>
  ({ type: `aws_vpc_endpoint_${kind}_association`, holder: ["vpc_endpoint_id", "id"], adds: `${kind}_id` }) as const;

/** Mirrored attributes by the type of their holder. */
export const MIRRORS: Readonly<Record<string, readonly Mirror[]>> = {
  aws_security_group: [rules("ingress"), rules("egress")],
  aws_default_security_group: [rules("ingress"), rules("egress")],
  aws_route_table: [routes()],
  aws_default_route_table: [routes()],
  aws_network_acl: ACL,
  aws_default_network_acl: ACL.slice(0, 2),
  aws_eip: [tie("instance", ...ELASTIC_IP_TIES), tie("network_interface", ...ELASTIC_IP_TIES)],
  aws_instance: [
    members("vpc_security_group_ids", {
      ...ATTACHED_GROUP,
      holder: ["network_interface_id", "primary_network_interface_id"],
    }),
  ],
  aws_network_interface: [
    members("security_groups", { ...ATTACHED_GROUP, holder: ["network_interface_id", "id"] }),
    tie("attachment", { type: "aws_network_interface_attachment", holder: ["network_interface_id", "id"] }),
  ],
  aws_vpc_endpoint: [
    members("subnet_ids", ENDPOINT("subnet")),
    members("security_group_ids", ENDPOINT("security_group")),
    members("route_table_ids", ENDPOINT("route_table")),
  ],
  aws_autoscaling_group: [
    members("target_group_arns", { ...SCALING_GROUP, adds: "lb_target_group_arn" }),
    members("load_balancers", { ...SCALING_GROUP, adds: "elb" }),
  ],
  aws_elb: [members("instances", { type: "aws_elb_attachment", holder: ["elb", "name"], adds: "instance" })],
  aws_nat_gateway: [
    members("secondary_allocation_ids", {
      type: "aws_nat_gateway_eip_association",
      holder: ["nat_gateway_id", "id"],
      adds: "allocation_id",
    }),
  ],
};
