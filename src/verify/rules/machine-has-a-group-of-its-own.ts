import { Link } from "../../model/link";
import { NetworkInterface } from "../../model/network-model";
import { Rule, RuleHit } from "../rule";
import { cannotJudge, fault } from "./judge";

const DEFAULT_GROUP = "#default-security-group";

/** A machine has a security group beside the default group of its VPC. */
export const machineHasAGroupOfItsOwn: Rule = {
  name: "machine-has-a-group-of-its-own",
  severity: "medium",
  why: "A machine that names no group gets the default group of its VPC: nobody's rules decide who reaches it, and if that group was emptied nobody does.",
  remedy: "Set vpc_security_group_ids on the machine to a group made for it.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
  check: ({ model }) => model.interfaces.filter(({ owner }) => owner === "machine").flatMap(checkMachine),
};

function checkMachine({ address, groups }: NetworkInterface): readonly RuleHit[] {
  if (groups.length === 0) return [fault(address, "has no security group")];
  if (groups.some((group) => !isDefault(group) && group.kind !== "unknown")) return [];
  const [open] = groups.filter((group) => group.kind === "unknown");
  return [open ? cannotJudge(address, open.reason) : fault(address, "has only the default security group of its VPC")];
}

function isDefault(group: Link): boolean {
  return group.kind === "resource" && group.key.endsWith(DEFAULT_GROUP);
}
