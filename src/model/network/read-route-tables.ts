import { groupByLink, GroupedParts } from "../group-by-link";
import { unknown } from "../known";
import { Link } from "../link";
import { AddressTerm, NotModelled, Route, RouteTable } from "../network-model";
import { cidrTerm, prefixListTerm } from "./read-address-term";
import { endpointRoutes } from "./read-endpoint-routes";
import { RouteTargetReader } from "./read-route-target";
import { ResourceSet } from "../json/resource-set";
import { TerraformBlock, TerraformResource } from "../terraform-resource";
import { keyOf, mainRouteTableKey, VPC_TYPES } from "./vpc-defaults";

/** Route tables, and routes of tables that are not in the JSON. */
export interface ReadRouteTables {
  readonly routeTables: readonly RouteTable[];
  readonly notModelled: readonly NotModelled[];
}

const BLOCK_KEYS = ["cidr_block", "destination_cidr_block", "ipv6_cidr_block", "destination_ipv6_cidr_block"] as const;

/** Every route table with its routes, with those that AWS makes for the VPCs. */
export function readRouteTables(resources: ResourceSet): ReadRouteTables {
  const tables = emptyTables(resources);
  const keys = new Set(tables.map(({ key }) => key));
  const routes = groupByLink(resources.ofType("aws_route"), "route_table_id", keys);
  const propagations = groupByLink(resources.ofType("aws_vpn_gateway_route_propagation"), "route_table_id", keys);
  const endpoints = endpointRoutes(resources, keys);
  const doubts = [...routes.doubts, ...propagations.doubts, ...endpoints.doubts];
  const reader = new RouteReader(resources);
  const routeTables = tables.map((table): RouteTable => ({
    ...table,
    routes: [...reader.readAll(table, routes), ...(endpoints.byTable.get(table.key) ?? [])],
    unseen: [...unseenRoutes(resources.get(table.address), propagations.byKey.get(table.key) ?? []), ...doubts],
  }));
  return {
    routeTables,
    notModelled: [...routes.notModelled, ...propagations.notModelled, ...endpoints.notModelled],
  };
}

type EmptyTable = Omit<RouteTable, "routes" | "unseen">;

/** The tables of the JSON, and the main tables that no `aws_default_route_table` adopts. */
function emptyTables(resources: ResourceSet): readonly EmptyTable[] {
  const vpcs = resources.ofType(...VPC_TYPES);
  const vpcByTable = new Map(vpcs.map(({ address }): [string, Link] => [mainRouteTableKey(address), linkTo(address)]));
  const written = resources.ofType("aws_route_table", "aws_default_route_table").map((resource): EmptyTable => {
    const { address, constructPath } = resource;
    const key = keyOf(resource);
    const vpc = resource.link("vpc_id") ?? vpcByTable.get(key);
    return { key, address, constructPath, vpc: vpc ?? unknown(`nobody can tell the VPC of '${address}'`) };
  });
  const adopted = new Set(written.map(({ key }) => key));
  const made = vpcs.map(({ address, constructPath }): EmptyTable => ({
    key: mainRouteTableKey(address),
    address,
    constructPath,
    vpc: linkTo(address),
  }));
  return [...written, ...made.filter(({ key }) => !adopted.has(key))];
}

function linkTo(key: string): Link {
  return { kind: "resource", key };
}

function unseenRoutes(table: TerraformResource | undefined, propagations: readonly TerraformResource[]): string[] {
  const reasons = propagations.map(({ address }) => `'${address}' brings routes while the network runs`);
  if (table === undefined) return reasons;
  if (table.hasDynamic("route")) reasons.push(`routes of '${table.address}' are made when Terraform runs`);
  if (table.links("propagating_vgws").length > 0) {
    reasons.push(`the virtual private gateways of '${table.address}' bring routes while the network runs`);
  }
  return reasons;
}

class RouteReader {
  private readonly targets: RouteTargetReader;

  constructor(private readonly resources: ResourceSet) {
    this.targets = new RouteTargetReader(resources);
  }

  /** The routes in a table, and those that stand alone. */
  readAll(table: EmptyTable, standalone: GroupedParts): readonly Route[] {
    const inline = this.resources.get(table.address)?.blocks("route") ?? [];
    const alone = standalone.byKey.get(table.key) ?? [];
    return [
      ...inline.map((route) => this.read(route, table, table)),
      ...alone.map((route) => this.read(route, route, table)),
    ];
  }

  private read(
    route: TerraformBlock,
    { address, constructPath }: Omit<EmptyTable, "key" | "vpc">,
    { vpc }: EmptyTable,
  ): Route {
    return { address, constructPath, destination: this.destination(route), target: this.targets.read(route, vpc) };
  }

  private destination(route: TerraformBlock): AddressTerm {
    const list = route.link("destination_prefix_list_id");
    if (list !== undefined) return prefixListTerm(this.resources, list);
    const blocks = BLOCK_KEYS.flatMap((key) => route.text(key) ?? []);
    const given = blocks.find((block) => block.kind === "unknown" || block.value !== "");
    return cidrTerm(given ?? unknown("the route names no destination"));
  }
}
