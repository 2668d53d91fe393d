import { TrafficSet } from "../../traffic/traffic-set";
import { ContractFlow } from "../../verify/contract/contract";
import { ownRolesOf } from "../../verify/findings/judge-contract";
import { Encounter } from "../../verify/parties/encounter";
import { anyOf, Bounds } from "../../verify/paths/bounds";
import { Consequence } from "../review";
import { roleName } from "../roles/role-words";
import { causesOf, causingResource, mostTelling } from "./causing-resource";
import { TrafficComparison } from "./compare-traffic";
import { isOutward, Share, TrafficGroup, withoutImplied } from "./traffic-group";
import { TrafficSide } from "./traffic-side";
import { asSentence, describeExtent, describeFarEnd, describeRole } from "./traffic-words";

/** What is the matter with those that nobody reaches any more. */
const DOWN: Readonly<Record<string, string>> = {
  head: "; the API is down",
  "load-balancer": "; nobody reaches the API",
  workers: "; nobody takes work",
};

/** SSH and Remote Desktop. */
const LOGINS = TrafficSet.of("tcp", 22).union(TrafficSet.of("tcp", 3389));

const IS_GROUP_RULE = /(^|\.)aws_(vpc_security_group_(in|e)gress_rule|(default_)?security_group(_rule)?)\./;

/** Traffic that was and is no more, between two roles that are both still there. */
interface Loss {
  readonly from: string;
  readonly to: string;
  readonly far: string;
  /** Of a flow of the contract; empty where the contract gives none. */
  readonly purpose?: string;
  readonly traffic: TrafficSet;
  readonly isOutward: boolean;
  readonly isCertain: boolean;
  /** Whether nothing like it is left between any two of the roles. */
  readonly isAll: boolean;
  readonly resource: string;
}

/** What closed traffic means for those who serve, and for those who call out. */
export function closedConsequences(
  { groups: { closed, kept }, after, contract }: TrafficComparison,
  changed: ReadonlySet<string>,
): readonly Consequence[] {
  const remaining = closed.filter((group) => encountersBetween(after, rolesAt(group)).length > 0);
  const told = withoutImplied(remaining, [...closed, ...kept]);
  if (!contract) return told.flatMap((group) => pairLosses(group, after, changed)).map(lossConsequence);
  return [
    ...contract.flows.flatMap((flow) => flowLosses(flow, remaining, after, changed)).map(lossConsequence),
    ...told.filter(({ expected }) => expected === false).map((group) => narrowing(group, changed)),
  ];
}

/** Roles at the two ends; groups that are named by addresses have them too. */
function rolesAt({ shares: [first] }: TrafficGroup): Pick<ContractFlow, "from" | "to"> {
  const cell = first?.of.cell;
  return { from: cell?.from.role ?? "", to: cell?.to.role ?? "" };
}

function encountersBetween(side: TrafficSide, flow: Pick<ContractFlow, "from" | "to">): readonly Encounter[] {
  return side.encounters.filter((encounter) => isOf(flow, encounter));
}

function isOf(flow: Pick<ContractFlow, "from" | "to">, { from, to }: Pick<Encounter, "from" | "to">): boolean {
  return ownRolesOf(from).includes(flow.from) && ownRolesOf(to).includes(flow.to);
}

function flowLosses(
  flow: ContractFlow,
  closed: readonly TrafficGroup[],
  after: TrafficSide,
  changed: ReadonlySet<string>,
): readonly Loss[] {
  const lost = closed.flatMap((group) =>
    workingShares(group)
      .map((share) => ({ ...share, traffic: share.traffic.intersect(flow.traffic), group }))
      .filter(({ of, traffic }) => !traffic.isEmpty && isOf(flow, of.encounter)),
  );
  const [first] = lost;
  if (!first) return [];
  const isCertain = lost.some(({ group }) => group.certainty === "certain");
  const left = leftOf(encountersBetween(after, flow), isCertain).intersect(flow.traffic);
  const isEgress = isOutward(first.group);
  return [
    {
      ...flow,
      far: describeRole(isEgress ? flow.to : flow.from),
      traffic: TrafficSet.union(lost.map(({ traffic }) => traffic)),
      isOutward: isEgress,
      isCertain,
      isAll: left.isEmpty,
      resource: causingResource(first, changed),
    },
  ];
}

/** Without a contract, what a role serves is what reaches it; a way to log in is its service only where it is the last. */
function pairLosses(group: TrafficGroup, after: TrafficSide, changed: ReadonlySet<string>): readonly Loss[] {
  const lost = workingShares(group);
  const [first] = lost;
  if (!first) return [];
  const traffic = TrafficSet.union(lost.map((share) => share.traffic));
  const isCertain = group.certainty === "certain";
  const roles = rolesAt(group);
  const meant = LOGINS.covers(traffic)
    ? after.encounters.filter(({ to }) => ownRolesOf(to).includes(roles.to))
    : encountersBetween(after, roles);
  return [
    {
      from: group.from,
      to: group.to,
      far: describeFarEnd(group, lost),
      traffic,
      isOutward: isOutward(group),
      isCertain,
      isAll: leftOf(meant, isCertain).isEmpty,
      resource: causingResource(first, changed),
    },
  ];
}

function workingShares({ shares }: TrafficGroup): readonly Share[] {
  return shares
    .map((share) => ({ ...share, traffic: share.traffic.intersect(share.of.working) }))
    .filter(({ traffic }) => !traffic.isEmpty);
}

/** What goes on: after a certain loss whatever may, after a possible one only what surely does. */
function leftOf(encounters: readonly Encounter[], isCertain: boolean): TrafficSet {
  const working: Bounds = anyOf(encounters.map((encounter) => encounter.working));
  return isCertain ? working.possibly : working.surely;
}

/** Who serves is down when nobody reaches it; who calls out goes on with what it has. */
function lossConsequence(loss: Loss): Consequence {
  const { from, to, isOutward, isAll, resource } = loss;
  return {
    role: isOutward ? from : to,
    impact: isAll && !isOutward ? "outage" : "degraded",
    exposure: false,
    resource,
    cause: [],
    message: asSentence(`${describeClosing(loss)}: ${describeRest(loss)}`),
  };
}

function describeClosing({ from, to, far, traffic, isOutward, isCertain }: Omit<Loss, "isAll" | "resource">): string {
  const perhaps = isCertain ? "" : " perhaps";
  if (isOutward) return `${roleName(from)} can${perhaps} no longer call ${far} on ${traffic.toString()}`;
  return `${traffic.toString()} of ${roleName(to)} is${perhaps} closed to ${far}`;
}

function describeRest({ to, purpose = "", isAll, isOutward }: Loss): string {
  if (!isAll) return purpose === "" ? "other traffic goes on" : `"${purpose}" goes on in part only`;
  const nothing = purpose === "" ? "nothing else is open" : `nothing of "${purpose}" is left`;
  return `${nothing}${isOutward ? "" : (DOWN[to] ?? "")}`;
}

/** What the contract does not name is closed on purpose. */
function narrowing(group: TrafficGroup, changed: ReadonlySet<string>): Consequence {
  const { from, to, shares, traffic, certainty } = group;
  const causes = shares.flatMap((share) => causesOf(share, changed));
  const closing = describeClosing({
    from,
    to,
    far: describeFarEnd(group, shares),
    traffic,
    isOutward: isOutward(group),
    isCertain: certainty === "certain",
  });
  const rest = causes.every((cause) => IS_GROUP_RULE.test(cause))
    ? "; open connections go on as long as AWS tracks them"
    : "";
  return {
    role: isOutward(group) ? from : to,
    impact: "in-place",
    exposure: false,
    resource: mostTelling(causes),
    cause: [],
    message: asSentence(`${closing}${describeExtent(group)}, which the contract does not name${rest}`),
  };
}
