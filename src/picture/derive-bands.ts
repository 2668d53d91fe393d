import { NetworkInterface, NetworkModel } from "../model/network-model";
import { sortBy } from "../model/sort-by";
import { describeBox, describeElasticIp } from "./describe-box";
import { nameActor, stemOf } from "./name-members";
import { Mark, Marks, MARKS } from "./picture";
import { keyOfLink } from "./places";
import { Band, BandKind, Cell, SceneBox } from "./scene";

/** A band, and the block that it is in. */
export interface PlacedBand extends Band {
  readonly block: string;
}

/** Where a subnet is drawn: the block, and the zone as its column. */
export type Spots = ReadonlyMap<string, { readonly block: string; readonly zone: string }>;

interface Member {
  readonly block: string;
  readonly zone: string;
  readonly actor: string;
  readonly kind: BandKind;
  readonly mark: Mark | "same";
  readonly box: (members: readonly Member[]) => SceneBox;
  readonly member?: NetworkInterface;
}

/** What arrows call an interface's owner: its role, else its Terraform address without the number. */
export function actorOf({ role, address }: Pick<NetworkInterface, "role" | "address">): string {
  return role ?? stemOf(address);
}

/** Everything that stands in subnets, one band for each role in each block. */
export function deriveBands(model: NetworkModel, spots: Spots, marks: Marks): readonly PlacedBand[] {
  const members = [...interfaceMembers(model, spots, marks), ...gatewayMembers(model, spots, marks)];
  const bands = groupBy(members, ({ block, actor, kind }) => JSON.stringify([block, kind, actor]));
  return sortBy([...bands], ([key]) => key).flatMap(([key, inBand]) => {
    const [first] = inBand;
    if (first === undefined) return [];
    const cells = groupBy(inBand, ({ zone }) => zone);
    const { block, actor, kind } = first;
    return [{ key, block, actor, kind, cells: new Map([...cells].map(([zone, inCell]) => [zone, cellOf(inCell)])) }];
  });
}

function cellOf(members: readonly Member[]): Cell {
  const byMark = groupBy(members, ({ mark }) => mark);
  const order = ["same", ...Object.keys(MARKS)];
  const sorted = [...byMark].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return new Map(sorted.flatMap(([mark, alike]) => (alike[0] ? [[mark, alike[0].box(alike)] as const] : [])));
}

function interfaceMembers(model: NetworkModel, spots: Spots, marks: Marks): readonly Member[] {
  return model.interfaces.flatMap((member) => {
    const spot = spots.get(keyOfLink(member.subnet));
    if (!spot) return [];
    const actor = actorOf(member);
    const mark = marks.get(member.address) ?? marks.get(member.ownerKey) ?? marks.get(actor);
    const box = (alike: readonly Member[]) =>
      describeBox(
        model,
        actor,
        alike.flatMap((each) => each.member ?? []),
        { mark, marks },
      );
    return [{ ...spot, actor, kind: kindOf(member), mark: mark ?? "same", box, member }];
  });
}

function kindOf({ owner }: NetworkInterface): BandKind {
  return owner === "load-balancer" || owner === "endpoint" ? owner : "machine";
}

function gatewayMembers(model: NetworkModel, spots: Spots, marks: Marks): readonly Member[] {
  return model.natGateways.flatMap((nat) => {
    const spot = spots.get(keyOfLink(nat.subnet));
    if (!spot) return [];
    const mark = marks.get(nat.address);
    const label = nameActor("NAT gateway");
    const address = nat.elasticIp && marks.get(keyOfLink(nat.elasticIp));
    const detail = nat.elasticIp ? describeElasticIp(address) : "private";
    const box = (alike: readonly Member[]) => ({
      label: alike.length > 1 ? `${label} ×${alike.length}` : label,
      detail,
      tooltip: nat.address,
      mark,
    });
    return [{ ...spot, actor: "nat-gateway", kind: "gateway" as const, mark: mark ?? "same", box }];
  });
}

/** Things by a name of theirs, in the order in which they come. */
export function groupBy<Thing, Key>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => Key,
): ReadonlyMap<Key, readonly Thing[]> {
  const groups = new Map<Key, Thing[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group) group.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return groups;
}
