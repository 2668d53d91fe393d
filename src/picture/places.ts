import { Known } from "../model/known";
import { Link } from "../model/link";
import { NetworkModel, Subnet } from "../model/network-model";
import { sortBy } from "../model/sort-by";

/** Kinds of subnets by where their routes lead, in the order in which they are drawn. */
export const TIERS = ["public", "private", "unknown"] as const;

/** One of {@link TIERS}. */
export type Tier = (typeof TIERS)[number];

/** Where a subnet is drawn. */
export interface Place {
  /** Key of its VPC; empty text for one that nobody knows. */
  readonly vpc: string;
  readonly tier: Tier;
  /** Name of its zone; empty text where that is not known. */
  readonly zone: string;
}

/** Subnets of all models by where they are drawn; those of one VPC, tier and zone are under each other, in this order. */
export type Places = ReadonlyMap<string, readonly string[]>;

/** Gives every subnet of the models a place, the same for the same subnet in all of them. */
export function derivePlaces(models: readonly NetworkModel[]): Places {
  const columns = new Map<string, Set<string>>();
  for (const model of models) {
    for (const key of subnetKeysOf(model)) {
      const column = columnOf(placeOf(model, key));
      columns.set(column, (columns.get(column) ?? new Set()).add(key));
    }
  }
  return new Map([...columns].map(([column, keys]) => [column, sortBy([...keys], (key) => key)]));
}

/** The row of a subnet among those of its VPC and tier. */
export function rowOf(places: Places, place: Place, key: string): number {
  return places.get(columnOf(place))?.indexOf(key) ?? 0;
}

/** Keys of all subnets that something can stand in: those of the model, and those that something of it names. */
export function subnetKeysOf(model: NetworkModel): readonly string[] {
  const named = [...model.interfaces, ...model.natGateways].map(({ subnet }) => keyOfLink(subnet));
  return [...new Set([...model.subnets.map(({ key }) => key), ...named])];
}

/** What a link leads to, under a name; empty text where nobody can tell. */
export function keyOfLink(link: Link | undefined): string {
  if (link === undefined || link.kind === "unknown") return "";
  return link.kind === "resource" ? link.key : link.id;
}

/** Where a subnet of a model is; one that is not in the model is in a VPC and a zone that nobody knows. */
export function placeOf(model: NetworkModel, key: string): Place {
  const subnet = model.subnets.find((candidate) => candidate.key === key);
  if (subnet === undefined) return { vpc: "", tier: "unknown", zone: "" };
  return { vpc: keyOfLink(subnet.vpc), tier: tierOf(model, subnet), zone: textOf(subnet.zone) };
}

function tierOf({ routeTables }: NetworkModel, { routeTable }: Subnet): Tier {
  const table = routeTables.find(({ key }) => key === keyOfLink(routeTable));
  if (table === undefined) return "unknown";
  if (table.routes.some(({ target }) => target.kind === "internet-gateway")) return "public";
  return table.unseen.length > 0 ? "unknown" : "private";
}

function textOf(value: Known<string>): string {
  return value.kind === "known" ? value.value : "";
}

function columnOf({ vpc, tier, zone }: Place): string {
  return JSON.stringify([vpc, tier, zone]);
}

/** Whether the key of a block says that its subnets are public. */
export function isPublicBlock(key: string): boolean {
  return (JSON.parse(key) as readonly unknown[])[1] === "public";
}
