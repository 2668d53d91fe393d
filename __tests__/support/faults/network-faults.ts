import { ENDPOINTS_GROUP, LOAD_BALANCER, PRIVATE_A, PRIVATE_B, PUBLIC_A, VPC } from "./addresses";
import { Fault, FaultFamily } from "./fault";
import { ref } from "./references";

const WITH_ENDPOINTS = { network: { sessionManagerEndpoints: true } };
const SSM = "aws_vpc_endpoint.network_session_manager_ssm";
const SSM_MESSAGES = "aws_vpc_endpoint.network_session_manager_ssmmessages";
const SESSION_MANAGER = "session-manager-has-a-way";

const LAYOUT: readonly Fault[] = [
  {
    name: "subnets that overlap",
    environment: "dev",
    plant: (stack) => stack.change(PRIVATE_A, { cidr_block: "10.0.0.0/18" }),
    verdict: "violated",
    named: [{ resource: PUBLIC_A, rule: "subnets-do-not-overlap", says: [PRIVATE_A, "10.0.0.0/18"] }],
  },
  {
    name: "a subnet outside its VPC",
    environment: "dev",
    plant: (stack) => stack.change(PRIVATE_B, { cidr_block: "10.9.0.0/20" }),
    verdict: "violated",
    named: [{ resource: PRIVATE_B, rule: "subnets-are-inside-their-vpc", says: ["10.9.0.0/20"] }],
  },
  {
    name: "a subnet smaller than AWS allows",
    environment: "prod",
    plant: (stack) => stack.change(PRIVATE_A, { cidr_block: "10.1.128.0/29" }),
    verdict: "violated",
    named: [{ resource: PRIVATE_A, rule: "subnet-blocks-have-valid-size", says: ["29"] }],
  },
  {
    name: "a VPC larger than AWS allows",
    environment: "dev",
    plant: (stack) => stack.change(VPC, { cidr_block: "10.0.0.0/8" }),
    verdict: "violated",
    named: [{ resource: VPC, rule: "vpc-blocks-have-valid-size", says: ["8"] }],
  },
  {
    name: "public subnets too small for a load balancer",
    environment: "dev",
    plant: (stack) => stack.change(PUBLIC_A, { cidr_block: "10.0.0.0/28" }),
    verdict: "violated",
    named: [{ resource: LOAD_BALANCER, rule: "load-balancer-subnets-have-room-to-grow", says: [PUBLIC_A, "/27"] }],
  },
  {
    name: "a second internet gateway",
    environment: "dev",
    plant: (stack) => stack.add("aws_internet_gateway.planted", { vpc_id: ref(VPC) }),
    verdict: "violated",
    named: [{ resource: "aws_internet_gateway.planted", rule: "vpc-has-one-internet-gateway" }],
  },
];

const SESSION_MANAGER_FAULTS: readonly Fault[] = [
  {
    name: "the ssm endpoint missing",
    environment: "dev",
    overrides: WITH_ENDPOINTS,
    plant: (stack) => stack.remove(SSM),
    verdict: "violated",
    named: [{ resource: VPC, rule: SESSION_MANAGER, says: ["ssm", "aws_instance.head_1"] }],
  },
  {
    name: "the ssmmessages endpoint missing",
    environment: "dev",
    overrides: WITH_ENDPOINTS,
    plant: (stack) => stack.remove(SSM_MESSAGES),
    verdict: "violated",
    named: [{ resource: VPC, rule: SESSION_MANAGER, says: ["ssmmessages"] }],
  },
  {
    name: "the group of the endpoints does not admit the Workers",
    environment: "dev",
    overrides: WITH_ENDPOINTS,
    plant: (stack) => stack.remove("aws_vpc_security_group_ingress_rule.traffic_workers-to-endpoints-443_ingress"),
    verdict: "violated",
    named: [{ resource: ENDPOINTS_GROUP, rule: "contract-flow-is-open", says: ["workers -> endpoints", "TCP 443"] }],
  },
  {
    name: "private DNS of an endpoint off",
    environment: "dev",
    overrides: WITH_ENDPOINTS,
    plant: (stack) => stack.change(SSM, { private_dns_enabled: false }),
    verdict: "violated",
    named: [{ resource: SSM, rule: SESSION_MANAGER, says: ["private DNS"] }],
  },
  {
    name: "DNS names of the VPC off, beside endpoints that need them",
    environment: "prod",
    overrides: WITH_ENDPOINTS,
    plant: (stack) => stack.change(VPC, { enable_dns_hostnames: false }),
    verdict: "violated",
    named: [{ resource: VPC, rule: "private-dns-endpoint-is-in-a-vpc-with-dns" }],
  },
  {
    name: "an endpoint in two subnets of one zone",
    environment: "dev",
    overrides: WITH_ENDPOINTS,
    plant: (stack) => stack.change(SSM, { subnet_ids: [ref(PRIVATE_A), ref(PUBLIC_A)] }),
    verdict: "violated",
    named: [{ resource: SSM, rule: "interface-endpoint-has-one-subnet-per-zone" }],
  },
];

/** Networks that AWS would refuse, and machines that nobody could get a shell on. */
export const NETWORK_FAULTS: FaultFamily = {
  family: "network layout and endpoints",
  faults: [...LAYOUT, ...SESSION_MANAGER_FAULTS],
};
