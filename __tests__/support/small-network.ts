import { kept, PlanResource } from "./plan-builder";

const IN_VPC = { vpc_id: "aws_vpc.net" };

/** A network with a Client in a public subnet and a Worker in a private one behind a NAT gateway. */
const SMALL_NETWORK: readonly PlanResource[] = [
  kept("aws_vpc.net", { cidr_block: "10.0.0.0/16" }),
  kept("aws_internet_gateway.gate", {}, IN_VPC),
  kept("aws_subnet.public", { cidr_block: "10.0.0.0/24" }, IN_VPC),
  kept("aws_route_table.public", {}, IN_VPC),
  kept(
    "aws_route.public",
    { destination_cidr_block: "0.0.0.0/0" },
    { route_table_id: "aws_route_table.public", gateway_id: "aws_internet_gateway.gate" },
  ),
  kept(
    "aws_route_table_association.public",
    {},
    { route_table_id: "aws_route_table.public", subnet_id: "aws_subnet.public" },
  ),
  kept("aws_nat_gateway.nat", {}, { subnet_id: "aws_subnet.public" }),
  kept("aws_subnet.private", { cidr_block: "10.0.1.0/24" }, IN_VPC),
  kept("aws_route_table.private", {}, IN_VPC),
  kept(
    "aws_route.private",
    { destination_cidr_block: "0.0.0.0/0" },
    { route_table_id: "aws_route_table.private", nat_gateway_id: "aws_nat_gateway.nat" },
  ),
  kept(
    "aws_route_table_association.private",
    {},
    { route_table_id: "aws_route_table.private", subnet_id: "aws_subnet.private" },
  ),
  kept(
    "aws_instance.client",
    { tags: { Role: "client" }, associate_public_ip_address: true, public_ip: "192.0.2.1", instance_state: "running" },
    { subnet_id: "aws_subnet.public" },
  ),
  kept(
    "aws_instance.worker_1",
    { tags: { Role: "workers" }, associate_public_ip_address: false, public_ip: "", instance_state: "running" },
    { subnet_id: "aws_subnet.private" },
  ),
];

/** The small network with some of its resources changed or gone, and with further ones. */
export function smallNetwork(...changes: readonly Partial<PlanResource>[]): readonly PlanResource[] {
  const known = new Set(SMALL_NETWORK.map(({ address }) => address));
  const further = changes.filter(({ address = "" }) => !known.has(address)) as readonly PlanResource[];
  const network = SMALL_NETWORK.map((resource) => ({
    ...resource,
    ...changes.find(({ address }) => address === resource.address),
  }));
  return [...network, ...further];
}

/** The resource at an address goes. */
export function gone(address: string): Partial<PlanResource> {
  return { address, is: undefined };
}

/** Another resource takes the place of the one at an address. */
export function remade(address: string, forcedBy: string): Partial<PlanResource> {
  return {
    address,
    was: { ...valuesOf(address), [forcedBy]: "old" },
    is: { ...valuesOf(address), [forcedBy]: "new" },
    forcedBy: [forcedBy],
  };
}

function valuesOf(address: string): PlanResource["was"] {
  return SMALL_NETWORK.find((resource) => resource.address === address)?.was ?? {};
}
