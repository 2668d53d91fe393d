import {
  CLIENT,
  CLIENT_ADDRESS_TIE,
  HEAD,
  INTERNET_ROUTE,
  PRIVATE_A,
  PUBLIC_A,
  WORKER,
  WORKERS_GROUP,
} from "./addresses";
import { Fault, FaultFamily } from "./fault";
import { ref } from "./references";

const EIP = "aws_eip.planted";
const NO_PUBLIC_ADDRESS = "private-role-has-no-public-address";
const NO_INTERNET_ROUTE = "private-role-has-no-internet-route";
const BLOCKED = "contract-flow-is-open";

const FAULTS: readonly Fault[] = [
  {
    name: "a Worker with an Elastic IP by instance",
    environment: "dev",
    plant: (stack) => stack.add(EIP, { domain: "vpc", instance: ref(WORKER) }),
    verdict: "violated",
    named: [
      { resource: EIP, rule: NO_PUBLIC_ADDRESS, says: [WORKER, "workers"] },
      { resource: EIP, rule: "elastic-ip-is-in-a-routed-subnet" },
    ],
  },
  {
    name: "the Head with an Elastic IP by association",
    environment: "dev",
    plant: (stack) => {
      stack.add(EIP, { domain: "vpc" });
      stack.add("aws_eip_association.planted", { allocation_id: ref(EIP), instance_id: ref(HEAD) });
    },
    verdict: "violated",
    named: [{ resource: "aws_eip_association.planted", rule: NO_PUBLIC_ADDRESS, says: [HEAD, "Elastic IP"] }],
  },
  {
    name: "a Worker with an Elastic IP by its network interface",
    environment: "prod",
    plant: (stack) => stack.add(EIP, { domain: "vpc", network_interface: ref(WORKER, "primary_network_interface_id") }),
    verdict: "violated",
    named: [{ resource: EIP, rule: NO_PUBLIC_ADDRESS, says: [WORKER] }],
  },
  {
    name: "a Worker with a second network interface that has an Elastic IP",
    environment: "dev",
    plant: (stack) => {
      stack.add("aws_network_interface.planted", {
        subnet_id: ref(PUBLIC_A),
        security_groups: [ref(WORKERS_GROUP)],
        attachment: [{ instance: ref(WORKER), device_index: 1 }],
      });
      stack.add(EIP, { domain: "vpc", network_interface: ref("aws_network_interface.planted") });
    },
    verdict: "violated",
    named: [{ resource: EIP, rule: NO_PUBLIC_ADDRESS, says: ["aws_network_interface.planted"] }],
    innocent: [INTERNET_ROUTE],
  },
  {
    name: "the Head with a public address asked for",
    environment: "dev",
    plant: (stack) => stack.change(HEAD, { associate_public_ip_address: true }),
    verdict: "violated",
    named: [{ resource: HEAD, rule: NO_PUBLIC_ADDRESS, says: ["public address"] }],
  },
  {
    name: "the private subnet set to give out public addresses",
    environment: "prod",
    plant: (stack) => stack.change(PRIVATE_A, { map_public_ip_on_launch: true }),
    verdict: "violated",
    named: [{ resource: PRIVATE_A, rule: NO_PUBLIC_ADDRESS, says: ["public address"] }],
  },
  {
    name: "whether the private subnet gives out public addresses left to a variable",
    environment: "dev",
    plant: (stack) => {
      stack.addPart("variable", { public: { type: "bool" } });
      stack.change(PRIVATE_A, { map_public_ip_on_launch: "${var.public}" });
    },
    verdict: "unknown",
    named: [{ resource: PRIVATE_A, rule: NO_PUBLIC_ADDRESS, says: ["var.public"] }],
  },
  {
    name: "a Worker moved to a public subnet",
    environment: "dev",
    plant: (stack) => stack.change(WORKER, { subnet_id: ref(PUBLIC_A) }),
    verdict: "violated",
    named: [
      { resource: WORKER, rule: NO_INTERNET_ROUTE, says: [PUBLIC_A] },
      { resource: WORKER, rule: NO_PUBLIC_ADDRESS, says: [PUBLIC_A] },
    ],
    innocent: [INTERNET_ROUTE, PUBLIC_A],
  },
  {
    name: "a Head moved to a subnet outside the stack",
    environment: "dev",
    plant: (stack) => stack.change(HEAD, { subnet_id: "subnet-0123456789abcdef0" }),
    verdict: "unknown",
    named: [{ resource: HEAD, rule: NO_INTERNET_ROUTE, says: ["subnet-0123456789abcdef0"] }],
  },
  {
    name: "the Client's Elastic IP left unassociated, and no other public address",
    environment: "dev",
    plant: (stack) => {
      stack.remove(CLIENT_ADDRESS_TIE);
      stack.change(CLIENT, { associate_public_ip_address: false });
    },
    verdict: "violated",
    named: [{ resource: CLIENT, rule: BLOCKED, says: ["operators -> client", "public address"] }],
  },
];

/** Machines that got, lost or moved to a public address. */
export const PUBLIC_ADDRESS_FAULTS: FaultFamily = { family: "public addresses", faults: FAULTS };
