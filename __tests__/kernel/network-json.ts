import { Spelling } from "./spelling";
import { TerraformDocument, reference } from "./terraform-document";
import { AclEntry, Direction, Route, Topology, VPC_BLOCK, subnetBlock } from "./topology";

const ROUTE_KEYS = [
  "core_network_arn",
  "destination_prefix_list_id",
  "egress_only_gateway_id",
  "gateway_id",
  "ipv6_cidr_block",
  "nat_gateway_id",
  "network_interface_id",
  "transit_gateway_id",
  "vpc_endpoint_id",
  "vpc_peering_connection_id",
];
/** Keys that only inline routes of the adopted main table have, and those that only others have. */
const ADOPTED_TABLE_KEYS = ["instance_id"];
const OWN_TABLE_KEYS = ["carrier_gateway_id", "local_gateway_id"];
const ACL_KEYS = ["icmp_code", "icmp_type", "ipv6_cidr_block"];
const MAIN_TABLE = "default_route_table_id";

/** Adds the VPC, its subnets and its gateways. */
export function addNetwork(document: TerraformDocument, topology: Topology, spelling: Spelling): void {
  const vpc = reference(document.add("aws_vpc", "main", { cidr_block: VPC_BLOCK }));
  topology.subnets.forEach(({ zone, mapsPublicIp }, subnet) => {
    const setting = mapsPublicIp || spelling.choose.oneIn(2) ? spelling.flag(mapsPublicIp) : undefined;
    document.add("aws_subnet", `s${subnet}`, {
      vpc_id: vpc,
      cidr_block: subnetBlock(subnet),
      availability_zone: zone,
      map_public_ip_on_launch: setting,
    });
  });
  addGateways(document, topology, spelling);
}

function addGateways(document: TerraformDocument, topology: Topology, spelling: Spelling): void {
  const vpc = reference("aws_vpc.main");
  if (topology.hasInternetGateway) {
    const isAttachedApart = spelling.choose.oneIn(3);
    const gateway = document.add("aws_internet_gateway", "main", isAttachedApart ? {} : { vpc_id: vpc });
    const attachment = { internet_gateway_id: reference(gateway), vpc_id: vpc };
    if (isAttachedApart) document.add("aws_internet_gateway_attachment", "main", attachment);
  }
  if (topology.routeTables.some(({ routes }) => routes.some(({ target }) => target === "blackhole"))) {
    document.add("aws_internet_gateway", "detached", {});
  }
  if (topology.natSubnet === undefined) return;
  document.add("aws_eip", "nat", { domain: "vpc" });
  document.add("aws_nat_gateway", "main", {
    allocation_id: reference("aws_eip.nat"),
    subnet_id: reference(`aws_subnet.s${topology.natSubnet}`),
    connectivity_type: spelling.choose.oneIn(2) ? "public" : undefined,
  });
}

/** Adds the route tables and says which subnet has which. */
export function addRouteTables(document: TerraformDocument, topology: Topology, spelling: Spelling): void {
  topology.routeTables.forEach(({ routes }, table) => addRouteTable(document, spelling, routes, table));
  topology.subnets.forEach(({ routeTable }, subnet) => {
    if (routeTable === 0) return;
    document.add("aws_route_table_association", `s${subnet}`, {
      subnet_id: reference(`aws_subnet.s${subnet}`),
      route_table_id: reference(`aws_route_table.t${routeTable}`),
    });
  });
}

function addRouteTable(document: TerraformDocument, spelling: Spelling, routes: readonly Route[], table: number): void {
  const isInline = spelling.choose.oneIn(2);
  const id = addTable(document, spelling, table, isInline ? routes : undefined);
  if (isInline) return;
  routes.forEach((route, number) => {
    document.add("aws_route", `t${table}_${number}`, {
      route_table_id: id,
      destination_cidr_block: route.destination,
      ...target(route),
    });
  });
}

/** Adds the table itself and returns its id; the main one is adopted, replaced, or left as it is. */
function addTable(document: TerraformDocument, spelling: Spelling, table: number, inline?: readonly Route[]): string {
  const vpc = reference("aws_vpc.main");
  const way = table > 0 ? "own" : spelling.choose.of("adopted", "replaced", "left");
  if (way === "own" || way === "replaced") {
    const body = { vpc_id: vpc, ...inlineRoutes(spelling, inline, [...ROUTE_KEYS, ...OWN_TABLE_KEYS]) };
    const id = reference(document.add("aws_route_table", `t${table}`, body));
    if (way === "own") return id;
    document.add("aws_main_route_table_association", "main", { vpc_id: vpc, route_table_id: id });
    return id;
  }
  if (way === "left" && !inline) {
    return reference("aws_vpc.main", spelling.choose.of(MAIN_TABLE, "main_route_table_id"));
  }
  const main = { default_route_table_id: reference("aws_vpc.main", MAIN_TABLE) };
  const adopted = { ...main, ...inlineRoutes(spelling, inline, [...ROUTE_KEYS, ...ADOPTED_TABLE_KEYS]) };
  return reference(document.add("aws_default_route_table", "t0", adopted));
}

function inlineRoutes(spelling: Spelling, routes: readonly Route[] | undefined, keys: readonly string[]): object {
  const objects = routes?.map((route) => ({ cidr_block: route.destination, ...target(route) }));
  return objects ? { route: spelling.objects(objects, ...keys) } : {};
}

function target({ target: kind }: Route): object {
  if (kind === "nat-gateway") return { nat_gateway_id: reference("aws_nat_gateway.main") };
  return { gateway_id: reference(`aws_internet_gateway.${kind === "blackhole" ? "detached" : "main"}`) };
}

/** Adds the network ACLs and says which subnet has which. */
export function addAcls(document: TerraformDocument, topology: Topology, spelling: Spelling): void {
  topology.acls.forEach((acl, place) => {
    if (acl.kind === "untouched") return;
    const subnets = topology.subnets.flatMap((subnet, number) =>
      subnet.acl === place ? [reference(`aws_subnet.s${number}`)] : [],
    );
    if (place === 0) addDefaultAcl(document, spelling, acl.entries, subnets);
    else addAcl(document, spelling, acl.entries, subnets, place);
  });
}

function addDefaultAcl(
  document: TerraformDocument,
  spelling: Spelling,
  entries: readonly AclEntry[],
  subnets: readonly string[],
): void {
  document.add("aws_default_network_acl", "a0", {
    default_network_acl_id: reference("aws_vpc.main", "default_network_acl_id"),
    subnet_ids: spelling.choose.oneIn(2) ? subnets : undefined,
    ...inlineEntries(spelling, entries),
  });
}

function addAcl(
  document: TerraformDocument,
  spelling: Spelling,
  entries: readonly AclEntry[],
  subnets: readonly string[],
  place: number,
): void {
  const [isInline, listsSubnets] = [spelling.choose.oneIn(2), spelling.choose.oneIn(2)];
  const acl = document.add("aws_network_acl", `a${place}`, {
    vpc_id: reference("aws_vpc.main"),
    subnet_ids: listsSubnets ? subnets : undefined,
    ...(isInline ? inlineEntries(spelling, entries) : {}),
  });
  if (!isInline) entries.forEach((entry, number) => addEntry(document, spelling, entry, `a${place}_${number}`, acl));
  if (listsSubnets) return;
  subnets.forEach((subnet, number) => {
    const body = { network_acl_id: reference(acl), subnet_id: subnet };
    document.add("aws_network_acl_association", `a${place}_${number}`, body);
  });
}

function addEntry(document: TerraformDocument, spelling: Spelling, entry: AclEntry, name: string, acl: string): void {
  document.add("aws_network_acl_rule", name, {
    network_acl_id: reference(acl),
    egress: entry.direction === "egress" || spelling.choose.oneIn(2) ? entry.direction === "egress" : undefined,
    rule_number: spelling.number(entry.number),
    rule_action: entry.action,
    cidr_block: entry.block,
    ...entryTraffic(spelling, entry),
  });
}

function inlineEntries(spelling: Spelling, entries: readonly AclEntry[]): object {
  const blocks = (direction: Direction) =>
    entries
      .filter((entry) => entry.direction === direction)
      .map((entry) => ({
        rule_no: spelling.number(entry.number),
        action: entry.action,
        cidr_block: entry.block,
        ...entryTraffic(spelling, entry, 0),
      }));
  return {
    ingress: spelling.objects(blocks("ingress"), ...ACL_KEYS),
    egress: spelling.objects(blocks("egress"), ...ACL_KEYS),
  };
}

/** Traffic of an entry; `none` is what stands for ports where there are none, because inline blocks require them. */
function entryTraffic(spelling: Spelling, { traffic }: AclEntry, none?: number): object {
  const protocol = spelling.protocol(traffic.protocol);
  if (traffic.protocol === "all") return { protocol, from_port: none, to_port: none };
  if (traffic.protocol !== "icmp") {
    return { protocol, from_port: spelling.number(traffic.from), to_port: spelling.number(traffic.to) };
  }
  const icmp = { icmp_type: spelling.number(traffic.type), icmp_code: spelling.number(traffic.code) };
  return { protocol, from_port: none, to_port: none, ...icmp };
}
