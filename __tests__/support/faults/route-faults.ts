import {
  CLIENT,
  INTERNET_GATEWAY,
  INTERNET_ROUTE,
  NAT,
  NAT_ROUTE,
  PRIVATE_A,
  PRIVATE_ASSOCIATION,
  PRIVATE_TABLE,
  PUBLIC_A,
  PUBLIC_ASSOCIATION,
  PUBLIC_TABLE,
  VPC,
} from "./addresses";
import { Fault, FaultFamily } from "./fault";
import { privateRoute, ref, TO_INTERNET_GATEWAY } from "./references";

const PLANTED = "aws_route.planted";
const NAT_B = "aws_nat_gateway.network_private_nat_us-east-1b";
const NO_INTERNET_ROUTE = "private-role-has-no-internet-route";
const BLOCKED = "contract-flow-is-open";
const UNSURE = "contract-flow-is-known";
const NAT_RULE = "nat-gateway-has-a-way-out";

const PRIVATE_SUBNET_MADE_PUBLIC: readonly Fault[] = [
  {
    name: "private subnet routed to the internet gateway",
    environment: "dev",
    plant: (stack) => stack.add(PLANTED, privateRoute(TO_INTERNET_GATEWAY)),
    verdict: "violated",
    named: [{ resource: PLANTED, rule: NO_INTERNET_ROUTE, says: [PRIVATE_A, "internet gateway"] }],
  },
  {
    name: "private subnet routed to the internet gateway by two half-internets",
    environment: "dev",
    plant: (stack) => {
      stack.add(PLANTED, privateRoute({ ...TO_INTERNET_GATEWAY, destination_cidr_block: "0.0.0.0/1" }));
      stack.add("aws_route.second", privateRoute({ ...TO_INTERNET_GATEWAY, destination_cidr_block: "128.0.0.0/1" }));
    },
    verdict: "violated",
    named: [
      { resource: PLANTED, rule: NO_INTERNET_ROUTE },
      { resource: "aws_route.second", rule: NO_INTERNET_ROUTE },
    ],
  },
  {
    name: "private subnet routed to the internet gateway by an inline route",
    environment: "dev",
    plant: (stack) =>
      stack.change(PRIVATE_TABLE, { route: [{ cidr_block: "0.0.0.0/0", gateway_id: ref(INTERNET_GATEWAY) }] }),
    verdict: "violated",
    named: [{ resource: PRIVATE_TABLE, rule: NO_INTERNET_ROUTE }],
  },
  {
    name: "the NAT route changed to lead to the internet gateway",
    environment: "prod",
    plant: (stack) => {
      stack.unset(NAT_ROUTE, "nat_gateway_id");
      stack.change(NAT_ROUTE, TO_INTERNET_GATEWAY);
    },
    verdict: "violated",
    named: [{ resource: NAT_ROUTE, rule: NO_INTERNET_ROUTE }],
  },
  {
    name: "private subnet associated with the public table",
    environment: "dev",
    plant: (stack) => stack.change(PRIVATE_ASSOCIATION, { route_table_id: ref(PUBLIC_TABLE) }),
    verdict: "violated",
    named: [{ resource: PRIVATE_ASSOCIATION, rule: NO_INTERNET_ROUTE, says: [PRIVATE_A, PUBLIC_TABLE] }],
    innocent: [INTERNET_ROUTE],
  },
  {
    name: "private subnet left to the main table, which the public table was made to be",
    environment: "dev",
    plant: (stack) => {
      stack.remove(PRIVATE_ASSOCIATION);
      stack.add("aws_main_route_table_association.planted", { vpc_id: ref(VPC), route_table_id: ref(PUBLIC_TABLE) });
    },
    verdict: "violated",
    named: [
      {
        resource: "aws_main_route_table_association.planted",
        rule: NO_INTERNET_ROUTE,
        says: [PRIVATE_A, PUBLIC_TABLE],
      },
    ],
    innocent: [INTERNET_ROUTE],
  },
  {
    name: "private subnet left to the default table, which has a route to the internet gateway",
    environment: "dev",
    plant: (stack) => {
      stack.remove(PRIVATE_ASSOCIATION);
      stack.add("aws_default_route_table.planted", {
        default_route_table_id: ref(VPC, "default_route_table_id"),
        route: [{ cidr_block: "0.0.0.0/0", gateway_id: ref(INTERNET_GATEWAY) }],
      });
    },
    verdict: "violated",
    named: [{ resource: "aws_default_route_table.planted", rule: NO_INTERNET_ROUTE, says: [PRIVATE_A] }],
  },
  {
    name: "private subnet routed to the internet gateway in IPv6",
    environment: "prod",
    plant: (stack) =>
      stack.add(PLANTED, {
        route_table_id: ref(PRIVATE_TABLE),
        destination_ipv6_cidr_block: "::/0",
        ...TO_INTERNET_GATEWAY,
      }),
    verdict: "violated",
    named: [{ resource: PLANTED, rule: NO_INTERNET_ROUTE }],
  },
  {
    name: "private table replaced by one that a variable names",
    environment: "dev",
    plant: (stack) => {
      stack.addPart("variable", { table: { type: "string" } });
      stack.change(PRIVATE_ASSOCIATION, { route_table_id: "${var.table}" });
    },
    verdict: "unknown",
    named: [{ resource: PRIVATE_ASSOCIATION, rule: NO_INTERNET_ROUTE, says: ["var.table"] }],
  },
];

const LEADING_NOWHERE: readonly Fault[] = [
  {
    name: "internet route of the public subnets removed",
    environment: "dev",
    plant: (stack) => stack.remove(INTERNET_ROUTE),
    verdict: "violated",
    named: [
      { resource: PUBLIC_TABLE, rule: BLOCKED, says: ["operators -> client", "route"] },
      { resource: PUBLIC_TABLE, rule: BLOCKED, says: ["client -> internet", "route"] },
    ],
  },
  {
    name: "internet route narrowed to half of the internet",
    environment: "dev",
    plant: (stack) => stack.change(INTERNET_ROUTE, { destination_cidr_block: "0.0.0.0/1" }),
    verdict: "violated",
    named: [{ resource: PUBLIC_TABLE, rule: BLOCKED, says: ["operators -> client", "203.0.113.7/32"] }],
  },
  {
    name: "the Client's subnet left to the main table",
    environment: "prod",
    plant: (stack) => stack.remove(PUBLIC_ASSOCIATION),
    verdict: "violated",
    named: [{ resource: PUBLIC_A, rule: BLOCKED, says: ["operators -> client", "associate"] }],
  },
  {
    name: "a more specific route for an operator, to a gateway that is not in the JSON",
    environment: "dev",
    plant: (stack) =>
      stack.add(PLANTED, {
        route_table_id: ref(PUBLIC_TABLE),
        destination_cidr_block: "203.0.113.0/24",
        nat_gateway_id: ref("aws_nat_gateway.gone"),
      }),
    verdict: "unknown",
    named: [{ resource: PLANTED, rule: UNSURE, says: ["operators -> client", "aws_nat_gateway.gone"] }],
  },
  {
    name: "a peering connection and a route to it",
    environment: "dev",
    plant: (stack) => {
      stack.add("aws_vpc_peering_connection.planted", { vpc_id: ref(VPC), peer_vpc_id: "vpc-0123456789abcdef0" });
      stack.add(
        PLANTED,
        privateRoute({
          destination_cidr_block: "172.16.0.0/12",
          vpc_peering_connection_id: ref("aws_vpc_peering_connection.planted"),
        }),
      );
    },
    verdict: "unknown",
    named: [{ resource: "aws_vpc_peering_connection.planted", rule: "everything-is-modelled", says: ["another VPC"] }],
  },
  {
    name: "two routes of a table to the same destination",
    environment: "prod",
    plant: (stack) => stack.add(PLANTED, privateRoute({ nat_gateway_id: ref(NAT_B) })),
    verdict: "violated",
    named: [{ resource: PLANTED, rule: "route-destinations-are-unique", says: ["0.0.0.0/0"] }],
  },
  {
    name: "the S3 endpoint taken off the private tables",
    environment: "dev",
    plant: (stack) => stack.change("aws_vpc_endpoint.network_s3", { route_table_ids: [] }),
    verdict: "violated",
    named: [{ resource: PRIVATE_TABLE, rule: BLOCKED, says: ["head -> s3", "TCP 443", "aws_vpc_endpoint.network_s3"] }],
  },
];

const BLACKHOLES: readonly Fault[] = [
  {
    name: "the internet gateway detached from the VPC and attached to another",
    environment: "dev",
    plant: (stack) => {
      stack.add("aws_vpc.planted", { cidr_block: "10.8.0.0/16" });
      stack.change(INTERNET_GATEWAY, { vpc_id: ref("aws_vpc.planted") });
    },
    verdict: "violated",
    named: [{ resource: INTERNET_ROUTE, rule: "routes-lead-somewhere", says: [INTERNET_GATEWAY, "aws_vpc.planted"] }],
  },
  {
    name: "a NAT route to the NAT gateway of another VPC",
    environment: "prod",
    plant: (stack) => {
      stack.add("aws_vpc.planted", { cidr_block: "10.8.0.0/16" });
      stack.add("aws_subnet.planted", { vpc_id: ref("aws_vpc.planted"), cidr_block: "10.8.0.0/24" });
      stack.change(NAT, { subnet_id: ref("aws_subnet.planted") });
    },
    verdict: "violated",
    named: [{ resource: NAT_ROUTE, rule: "routes-lead-somewhere", says: [NAT] }],
  },
  {
    name: "a route without any target",
    environment: "prod",
    plant: (stack) => stack.unset(NAT_ROUTE, "nat_gateway_id"),
    verdict: "violated",
    named: [
      { resource: NAT_ROUTE, rule: "routes-lead-somewhere" },
      { resource: NAT_ROUTE, rule: BLOCKED, says: ["head -> internet"] },
    ],
  },
];

const NAT_GATEWAYS: readonly Fault[] = [
  {
    name: "NAT gateway in a private subnet",
    environment: "prod",
    plant: (stack) => stack.change(NAT, { subnet_id: ref(PRIVATE_A) }),
    verdict: "violated",
    named: [{ resource: NAT, rule: NAT_RULE, says: [PRIVATE_A] }],
  },
  {
    name: "NAT gateway in a public subnet that lost its internet route",
    environment: "prod",
    plant: (stack) => stack.remove(INTERNET_ROUTE),
    verdict: "violated",
    named: [{ resource: NAT, rule: NAT_RULE }],
  },
  {
    name: "NAT gateway without an Elastic IP",
    environment: "prod",
    plant: (stack) => stack.unset(NAT, "allocation_id"),
    verdict: "violated",
    named: [{ resource: NAT, rule: NAT_RULE, says: ["Elastic IP"] }],
  },
  {
    name: "NAT gateway made private",
    environment: "prod",
    plant: (stack) => {
      stack.unset(NAT, "allocation_id");
      stack.change(NAT, { connectivity_type: "private" });
    },
    verdict: "violated",
    named: [{ resource: NAT, rule: BLOCKED, says: ["head -> internet"] }],
  },
  {
    name: "NAT gateway removed, its route left behind",
    environment: "prod",
    plant: (stack) => stack.remove(NAT),
    verdict: "unknown",
    named: [{ resource: NAT_ROUTE, rule: UNSURE, says: ["head -> internet", NAT] }],
  },
  {
    name: "NAT route removed",
    environment: "prod",
    plant: (stack) => stack.remove(NAT_ROUTE),
    verdict: "violated",
    named: [{ resource: PRIVATE_TABLE, rule: BLOCKED, says: ["head -> internet", "route"] }],
  },
  {
    name: "public subnets routed through the NAT gateway that sits in them",
    environment: "prod",
    plant: (stack) => {
      stack.unset(INTERNET_ROUTE, "gateway_id");
      stack.change(INTERNET_ROUTE, { nat_gateway_id: ref(NAT) });
    },
    verdict: "violated",
    named: [
      { resource: NAT, rule: NAT_RULE },
      { resource: INTERNET_ROUTE, rule: BLOCKED, says: ["operators -> client"] },
    ],
  },
  {
    name: "the Client moved to a private subnet, with its Elastic IP",
    environment: "prod",
    plant: (stack) => stack.change(CLIENT, { subnet_id: ref(PRIVATE_A) }),
    verdict: "violated",
    named: [
      { resource: "aws_eip_association.client_elastic_ip_association", rule: "elastic-ip-is-in-a-routed-subnet" },
    ],
  },
];

/** Routes that open a way, lead nowhere, or are missing. */
export const ROUTE_FAULTS: FaultFamily = {
  family: "routes and NAT gateways",
  faults: [...PRIVATE_SUBNET_MADE_PUBLIC, ...LEADING_NOWHERE, ...BLACKHOLES, ...NAT_GATEWAYS],
};
