import { TrafficSet } from "../../traffic/traffic-set";
import { Consequence } from "../review";
import { roleName } from "../roles/role-words";
import { causingResource } from "./causing-resource";
import { TrafficComparison } from "./compare-traffic";
import { Share, TrafficGroup } from "./traffic-groups";
import { asSentence, describeFarEnd } from "./traffic-words";

/** What is open and should not be: opened by the plan, or open already and not closed by it. */
export function openedConsequences(
  { groups, contract }: TrafficComparison,
  changed: ReadonlySet<string>,
): readonly Consequence[] {
  const opened = groups.opened.filter((group) => (contract ? group.expected === false : isFromOutside(group)));
  // What may have been open all along is said among what cannot be seen.
  const standing = groups.kept.filter(({ expected, certainty }) => expected === false && certainty === "certain");
  return [
    ...opened.flatMap((group) => exposures(group, changed, contract ? ", and the contract does not name it" : "")),
    ...standing.flatMap((group) => exposures(group, changed, " already, and this plan does not close it")),
  ];
}

function isFromOutside({ shares: [first] }: TrafficGroup): boolean {
  return first?.of.cell.from.outside !== undefined;
}

/** One for each resource that opens some of it. */
function exposures(group: TrafficGroup, changed: ReadonlySet<string>, remark: string): readonly Consequence[] {
  const byResource = new Map<string, Share[]>();
  for (const share of group.shares) {
    const resource = causingResource(share, changed);
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

function isOutward({ shares: [first] }: TrafficGroup): boolean {
  return first?.of.cell.to.outside !== undefined;
}

function describeOpening(group: TrafficGroup, shares: readonly Share[]): string {
  const traffic = TrafficSet.union(shares.map((share) => share.traffic)).toString();
  const perhaps = group.certainty === "possible" ? " perhaps" : "";
  const far = describeFarEnd(group, shares);
  if (isOutward(group)) return asSentence(`${roleName(group.from)} can${perhaps} call ${far} on ${traffic}`);
  return asSentence(`${traffic} of ${roleName(group.to)} is${perhaps} open to ${far}`);
}
