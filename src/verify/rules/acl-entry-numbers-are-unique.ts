import { AclEntry } from "../../model/network-model";
import { Rule, RuleHit } from "../rule";
import { cannotJudge, fault } from "./judge";

/** The entries of a network ACL have different numbers in each direction. */
export const aclEntryNumbersAreUnique: Rule = {
  name: "acl-entry-numbers-are-unique",
  severity: "high",
  why: "AWS refuses a second entry with the same number and direction in a network ACL.",
  remedy: "Give the entry a number of its own.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html",
  check: ({ model }) => model.networkAcls.flatMap(({ entries }) => entries.flatMap(checkEntry)),
};

function checkEntry({ address, number, direction }: AclEntry, place: number, all: readonly AclEntry[]): RuleHit[] {
  if (all.length === 1) return [];
  if (number.kind === "unknown") return [cannotJudge(address, number.reason)];
  const earlier = all
    .slice(0, place)
    .find(
      (other) => other.direction === direction && other.number.kind === "known" && other.number.value === number.value,
    );
  return earlier
    ? [fault(address, `has ${direction} entry ${number.value} twice, here and at ${earlier.address}`)]
    : [];
}
