import { chainKnown, Known, known } from "../../model/known";
import { NetworkInterface, Subnet, VpcEndpoint } from "../../model/network-model";
import { TrafficSet } from "../../traffic/traffic-set";
import { PUBLIC_SPACE } from "../paths/address-space";
import { addressPeer, Match } from "../paths/peer";
import { Rule, RuleHit } from "../rule";
import { groupsPass, groupToOpen, peerOf } from "./admission";
import { hasRouteTo } from "./internet-route";
import { cannotJudge, distinctHits, fault, judge } from "./judge";
import { sessionManagerMachines } from "./session-manager-claims";
import { nameOf, StackView } from "./stack-view";

const HTTPS = TrafficSet.of("tcp", 443);

/** What the agent has to reach; `ec2messages` is not among them since version 3.3.40.0 of the agent. */
const NEEDED = ["ssm", "ssmmessages"];
const BELONGING = [...NEEDED, "ec2messages"];

/** A machine for Session Manager, and the endpoints of Session Manager in its VPC. */
interface Machine {
  readonly one: NetworkInterface;
  readonly subnet: Subnet;
  readonly endpoints: readonly VpcEndpoint[];
  /** Whether it has a route to the internet, and an address to be answered at. */
  readonly isRouted: boolean;
}

/**
 * Where there is the beginning of a way from a machine to Session Manager, it leads all the way. Machines with the
 * policy and no way at all are left alone: the policy costs nothing, and a way may be added later.
 */
export const sessionManagerHasAWay: Rule = {
  name: "session-manager-has-a-way",
  severity: "medium",
  why: "The agent of Session Manager opens HTTPS to ssm and ssmmessages, through interface endpoints with private DNS or over the internet; where a piece of the way is missing, nobody gets a shell. A stack without any endpoint or route for it is taken to do without Session Manager.",
  remedy: "Add the missing endpoint, private DNS or rule for TCP 443, or remove what is left of the way.",
  source: "https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html",
  check({ model }) {
    const view = StackView.of(model);
    return distinctHits(oneOfEachKind(sessionManagerMachines(view)).flatMap((machine) => checkMachine(view, machine)));
  },
};

/** Machines that differ in nothing that decides have the same way: the first of them speaks for all. */
function oneOfEachKind(machines: readonly NetworkInterface[]): readonly NetworkInterface[] {
  const kinds = new Map<string, NetworkInterface>();
  for (const machine of machines) {
    const { subnet, groups, ipv4, publicAddress } = machine;
    const places = [subnet, ...groups].map((link) => link && nameOf(link));
    const block = ipv4.kind === "known" ? ipv4.value.toString() : ipv4.reason;
    const kind = [...places, block, publicAddress.kind].join(" ");
    if (!kinds.has(kind)) kinds.set(kind, machine);
  }
  return [...kinds.values()];
}

function checkMachine(view: StackView, one: NetworkInterface): readonly RuleHit[] {
  if (one.subnet === undefined) return [];
  const place = chainKnown(view.subnet(one.subnet), (subnet) =>
    chainKnown(isRouted(view, one, subnet), (routed): Known<Machine> => {
      const endpoints = view.model.endpoints.filter(
        (endpoint) => nameOf(endpoint.vpc) === nameOf(subnet.vpc) && BELONGING.includes(serviceOf(endpoint)),
      );
      return known({ one, subnet, endpoints, isRouted: routed });
    }),
  );
  return judge(one.address, place, (machine) =>
    machine.endpoints.length > 0 || machine.isRouted
      ? NEEDED.flatMap((service) => checkService(view, machine, service))
      : [],
  );
}

function isRouted(view: StackView, { publicAddress }: NetworkInterface, subnet: Subnet): Known<boolean> {
  const isPublic = publicAddress.kind === "elastic" || publicAddress.kind === "assigned";
  return hasRouteTo(view, subnet, isPublic ? ["nat-gateway", "internet-gateway"] : ["nat-gateway"]);
}

/** Last part of an interface endpoint's service, such as `ssm`; empty where it is no interface endpoint. */
function serviceOf({ type, service }: VpcEndpoint): string {
  const isInterface = type.kind === "known" && type.value === "Interface";
  return isInterface && service.kind === "known" ? (service.value.split(".").at(-1) ?? "") : "";
}

function checkService(view: StackView, machine: Machine, service: string): readonly RuleHit[] {
  const mine = machine.endpoints.filter((endpoint) => serviceOf(endpoint) === service);
  const open = mine.find(({ privateDns }) => privateDns.kind === "unknown");
  if (open?.privateDns.kind === "unknown") return [cannotJudge(open.address, open.privateDns.reason)];
  const endpoint = mine.find(({ privateDns }) => privateDns.kind === "known" && privateDns.value);
  if (endpoint) return checkEndpoint(view, machine, endpoint);
  if (machine.isRouted) return checkInternet(view, machine, service);
  const [hidden] = mine;
  if (hidden) return [fault(hidden.address, "has no private DNS, so that no machine finds it by the name it asks for")];
  const vpc = nameOf(machine.subnet.vpc);
  return [
    fault(vpc, `has endpoints of Session Manager, but none for ${service}, and ${machine.one.ownerKey} needs it`),
  ];
}

function checkEndpoint(view: StackView, { one }: Machine, endpoint: VpcEndpoint): readonly RuleHit[] {
  const there = peerOf(view.interfacesOf(endpoint.key), endpoint.groups);
  const here = peerOf([one], one.groups);
  return [
    ...hitOf(
      groupsPass(view, one.groups, "egress", there, HTTPS),
      groupToOpen(view, one.groups, one.address),
      `lets no TCP 443 out to ${endpoint.address}`,
    ),
    ...hitOf(
      groupsPass(view, endpoint.groups, "ingress", here, HTTPS),
      groupToOpen(view, endpoint.groups, endpoint.address),
      `does not admit TCP 443 of ${one.ownerKey} to ${endpoint.address}`,
    ),
  ];
}

function checkInternet(view: StackView, { one }: Machine, service: string): readonly RuleHit[] {
  const services = view.model.endpoints.flatMap((endpoint) =>
    endpoint.service.kind === "known" && serviceOf(endpoint) === "" ? [endpoint.service.value] : [],
  );
  const internet = addressPeer(PUBLIC_SPACE.ipv4, new Set(services));
  return hitOf(
    groupsPass(view, one.groups, "egress", internet, HTTPS),
    groupToOpen(view, one.groups, one.address),
    `lets no TCP 443 out to the internet, where ${service} is`,
  );
}

function hitOf(passes: Match, resource: string, message: string): readonly RuleHit[] {
  if (passes === "yes") return [];
  return [passes === "no" ? fault(resource, message) : cannotJudge(resource, `whether it ${message}`)];
}
