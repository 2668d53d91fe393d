import { Known } from "../model/known";
import { AddressSet } from "../traffic/address-set";
import { NetworkModel, Vpc } from "../model/network-model";
import { sortBy } from "../model/sort-by";
import { deriveBands, groupBy, PlacedBand } from "./derive-bands";
import { nameActor, shorten } from "./name-members";
import { Marks } from "./picture";
import { keyOfLink, Place, placeOf, Places, rowOf, subnetKeysOf, Tier, TIERS } from "./places";
import { Block, Labelled, Scene, SceneEndpoint, SceneSubnet, SceneVpc } from "./scene";

interface PlacedSubnet extends Place {
  readonly key: string;
  readonly row: number;
}

const TIER_WORDS: Readonly<Record<Tier, string>> = { public: "public", private: "private", unknown: "subnet" };

/** What a model looks like in the places that its subnets were given. */
export function deriveScene(model: NetworkModel, places: Places, marks: Marks): Scene {
  const subnets = subnetKeysOf(model).map((key) => {
    const place = placeOf(model, key);
    return { key, ...place, row: rowOf(places, place, key) };
  });
  const spots = new Map(subnets.map((subnet) => [subnet.key, { block: blockKey(subnet), zone: subnet.zone }]));
  const bands = groupBy(deriveBands(model, spots, marks), ({ block }) => block);
  const zones = [...new Set(subnets.map(({ zone }) => zone))];
  const keys = new Set([...model.vpcs.map(({ key }) => key), ...subnets.map(({ vpc }) => vpc)]);
  return {
    region: regionOf(zones),
    zones: [...sortBy(zones.filter(Boolean), (zone) => zone), ...zones.filter((zone) => zone === "")],
    vpcs: sortBy([...keys], (key) => key).map((key) => ({
      key,
      ...describeVpc(model, key, marks),
      gateway: gatewayOf(model, key, marks),
      blocks: blocksOf(
        model,
        subnets.filter(({ vpc }) => vpc === key),
        bands,
        marks,
      ),
    })),
    endpoints: endpointsOf(model, marks),
  };
}

/** Names a region where all zones are of it, as `us-east-1a` is of `us-east-1`. */
function regionOf(zones: readonly string[]): string | undefined {
  const regions = new Set(zones.filter(Boolean).map((zone) => /^([a-z]+(?:-[a-z]+)+-\d)[a-z]$/.exec(zone)?.[1]));
  const [only] = regions;
  return regions.size === 1 ? only : undefined;
}

function describeVpc(model: NetworkModel, key: string, marks: Marks): Labelled {
  const vpc = model.vpcs.find((candidate) => candidate.key === key);
  if (vpc === undefined) return { label: key === "" ? "VPC not known" : shorten(`VPC ${key}`, 40), tooltip: key };
  // One VPC is known by its addresses; only several have to be told apart.
  const name = model.vpcs.length > 1 ? nameOf(model, vpc) : "";
  const label = ["VPC", name, textOf(vpc.ipv4)].filter((text) => text !== "").join(" ");
  return { label: shorten(label, 60), tooltip: vpc.address, mark: marks.get(vpc.address) };
}

function nameOf({ resources }: NetworkModel, { address }: Vpc): string {
  const name = resources.get(address)?.entry("tags", "Name");
  return shorten(name?.kind === "known" ? name.value : (address.split(".").at(-1) ?? ""), 30);
}

function gatewayOf(model: NetworkModel, vpc: string, marks: Marks): Labelled | undefined {
  const mine = ({ vpc: link }: { readonly vpc: Parameters<typeof keyOfLink>[0] }) => keyOfLink(link) === vpc;
  const internet = model.internetGateways.filter(mine);
  const gateways = [...internet, ...model.egressOnlyGateways.filter(mine)];
  if (gateways.length === 0) return undefined;
  const label = internet.length > 0 ? "Internet gateway" : "Egress-only internet gateway";
  const [mark] = gateways.flatMap(({ address }) => marks.get(address) ?? []);
  return { label, tooltip: gateways.map(({ address }) => address).join(", "), mark };
}

function blocksOf(
  model: NetworkModel,
  subnets: readonly PlacedSubnet[],
  bands: ReadonlyMap<string, readonly PlacedBand[]>,
  marks: Marks,
): SceneVpc["blocks"] {
  const orderOf = ({ tier, row }: PlacedSubnet) => `${TIERS.indexOf(tier)} ${String(row).padStart(6, "0")}`;
  const byBlock = groupBy(subnets, (subnet) => orderOf(subnet));
  return sortBy([...byBlock], ([order]) => order).flatMap(([order, inBlock]): readonly Block[] => {
    const key = inBlock[0] ? blockKey(inBlock[0]) : order;
    return [
      {
        key,
        order,
        subnets: inBlock.map((subnet) => describeSubnet(model, subnet, marks)),
        bands: bands.get(key) ?? [],
      },
    ];
  });
}

function describeSubnet(model: NetworkModel, { key, tier, zone }: PlacedSubnet, marks: Marks): SceneSubnet {
  const subnet = model.subnets.find((candidate) => candidate.key === key);
  if (subnet === undefined) return { zone, label: key === "" ? "subnet not known" : shorten(key), tooltip: key };
  const label = shorten(`${TIER_WORDS[tier]} · ${textOf(subnet.ipv4) || "addresses not known"}`, 36);
  return { zone, label, tooltip: subnet.address, mark: marks.get(subnet.address) };
}

function endpointsOf(model: NetworkModel, marks: Marks): readonly SceneEndpoint[] {
  return model.endpoints.flatMap(({ type, service, address }) => {
    if (type.kind !== "known" || type.value !== "Gateway" || service.kind !== "known") return [];
    const short = service.value.split(".").at(-1) ?? "";
    return [
      {
        service: service.value,
        label: nameActor(short),
        tooltip: address,
        mark: marks.get(address),
      },
    ];
  });
}

function textOf(addresses: Known<AddressSet>): string {
  return addresses.kind === "known" ? addresses.value.toString() : "";
}

function blockKey({ vpc, tier, row }: PlacedSubnet): string {
  return JSON.stringify([vpc, tier, row]);
}
