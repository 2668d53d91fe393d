import { TrafficSet } from "../../traffic/traffic-set";
import { Consequence } from "../review";
import { roleName } from "../roles/role-words";
import { causingResource, lettingIn } from "./causing-resource";
import { TrafficComparison } from "./compare-traffic";
import { isOutward, Share, TrafficGroup, withoutImplied } from "./traffic-group";
import { asSentence, describeExtent, describeFarEnd } from "./traffic-words";

/** What is open and should not be: opened by the plan, or open already and not closed by it. */
export function openedConsequences(
  { groups, contract }: TrafficComparison,
  changed: ReadonlySet<string>,
): readonly Consequence[] {
  const all = [...groups.opened, ...groups.kept];
  const opened = groups.opened.filter((group) => (contract ? group.expected === false : isFromOutside(group)));
  // What may have been open all along is said among what cannot be seen.
  const standing = groups.kept.filter(({ expected, certainty }) => expected === false && certainty === "certain");
  const remark = contract ? ", and the contract does not name it" : "";
  return [
    ...withoutImplied(opened, all).flatMap((group) =>
      exposures(group, remark, (share) => causingResource(share, changed)),
    ),
    ...withoutImplied(standing, all).flatMap((group) =>
      exposures(group, " already, and this plan does not close it", lettingIn),
    ),
  ];
}

function isFromOutside({ shares: [first] }: TrafficGroup): boolean {
  return first?.of.cell.from.outside !== undefined;
}

/** One for each resource that opens some of it. */
function exposures(group: TrafficGroup, remark: string, resourceOf: (share: Share) => string): readonly Consequence[] {
  const byResource = new Map<string, Share[]>();
  for (const share of group.shares) {
    const resource = resourceOf(share);
    byResource.set(resource, [...(byResource.get(resource) ?? []), share]);
  }
  return [...byResource].map(([resource, shares]) => ({
    role: isOutward(group) ? group.from : group.to,
    impact: "none",
    exposure: true,
    resource,
    cause: [],
    message: `${describeOpening(group, shares)}${remark}`,
  }));
}

function describeOpening(group: TrafficGroup, shares: readonly Share[]): string {
  const traffic = TrafficSet.union(shares.map((share) => share.traffic)).toString();
  const perhaps = group.certainty === "possible" ? " perhaps" : "";
  const far = describeFarEnd(group, shares);
  const opening = isOutward(group)
    ? `${roleName(group.from)} can${perhaps} call ${far} on ${traffic}`
    : `${traffic} of ${roleName(group.to)} is${perhaps} open to ${far}`;
  return asSentence(`${opening}${describeExtent(group)}`);
}
