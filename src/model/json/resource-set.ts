import { Configuration } from "./configuration";
import { isDataAddress } from "../data-address";
import { NotModelled } from "../network-model";
import { NamedBlock, TerraformJson } from "./parse-terraform-json";
import { sortBy } from "../sort-by";
import { TerraformResource } from "../terraform-resource";

/** The resources of a configuration, their references resolved. */
export interface ResourceSet {
  /** Every managed resource, sorted by address; one for each instance of a `count` or `for_each` that is known. */
  readonly all: readonly TerraformResource[];
  /** Every data source, sorted by address, for example `data.aws_vpc.main`. */
  readonly data: readonly TerraformResource[];
  /** Modules, and resources whose number is not known before Terraform runs. */
  readonly notModelled: readonly NotModelled[];
  /** The managed resources of some types, sorted by address. */
  ofType(...types: readonly string[]): readonly TerraformResource[];
  /** A managed resource, or a data source, by its address. */
  get(address: string): TerraformResource | undefined;
}

/** The resources of a configuration. A value is resolved when it is first asked for. */
export function readResources(json: TerraformJson): ResourceSet {
  const instances = new Configuration(json).all();
  const uncounted = instances.flatMap(({ path, unknown }) =>
    unknown === undefined || isDataAddress(path)
      ? []
      : [{ address: path, constructPath: unknown.resource.constructPath, reason: unknown.reason }],
  );
  return resourceSet(
    instances.flatMap((made) => made.resources),
    [...json.modules.map(notModelledModule), ...uncounted],
  );
}

/** A set of these resources and data sources. */
export function resourceSet(given: readonly TerraformResource[], notModelled: readonly NotModelled[]): ResourceSet {
  const resources = sortByAddress(given);
  const all = resources.filter(({ address }) => !isDataAddress(address));
  const byAddress = new Map<string, TerraformResource>(resources.map((resource) => [resource.address, resource]));
  const byType = groupByType(all);
  return {
    all,
    data: resources.filter(({ address }) => isDataAddress(address)),
    notModelled: sortByAddress(notModelled),
    ofType: (...types) =>
      types.length === 1
        ? (byType.get(types[0] ?? "") ?? [])
        : sortByAddress(types.flatMap((t) => byType.get(t) ?? [])),
    get: (address) => byAddress.get(address),
  };
}

function groupByType(resources: readonly TerraformResource[]): ReadonlyMap<string, readonly TerraformResource[]> {
  const byType = new Map<string, TerraformResource[]>();
  for (const resource of resources) {
    const same = byType.get(resource.type);
    if (same) same.push(resource);
    else byType.set(resource.type, [resource]);
  }
  return byType;
}

function notModelledModule({ name }: NamedBlock): NotModelled {
  return { address: `module.${name}`, reason: "the resources of a module are not in the JSON" };
}

function sortByAddress<Thing extends { readonly address: string }>(things: readonly Thing[]): readonly Thing[] {
  return sortBy(things, ({ address }) => address);
}
