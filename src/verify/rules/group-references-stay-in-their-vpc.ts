import { chainKnown, known, Known } from "../../model/known";
import { Link } from "../../model/link";
import { SecurityGroup } from "../../model/network-model";
import { Rule, RuleHit } from "../rule";
import { cannotJudge } from "./judge";
import { isSame, nameOf, StackView } from "./stack-view";

/** A rule that names a group names one of the same VPC. */
export const groupReferencesStayInTheirVpc: Rule = {
  name: "group-references-stay-in-their-vpc",
  severity: "high",
  why: "AWS refuses a rule that names a group of another VPC, unless the two are joined by a peering connection or a transit gateway, which is not judged here.",
  remedy: "Name a group of the same VPC, or make sure that the VPCs are peered before the rule is made.",
  source: "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html",
  check({ model }) {
    const view = StackView.of(model);
    return model.securityGroups.flatMap((group) =>
      group.rules.flatMap(({ address, peer }) =>
        peer.kind === "group" ? checkReference(view, address, group, peer.group) : [],
      ),
    );
  },
};

function checkReference(view: StackView, address: string, group: SecurityGroup, link: Link): readonly RuleHit[] {
  const named = view.securityGroup(link);
  if (named.kind === "unknown") return [];
  const same: Known<boolean> = chainKnown(isSame(group.vpc, named.value.vpc), known);
  if (same.kind === "unknown") return [cannotJudge(address, same.reason)];
  if (same.value) return [];
  const where = `${nameOf(link)} is in ${nameOf(named.value.vpc)}, and ${group.address} in ${nameOf(group.vpc)}`;
  return [cannotJudge(address, `${where}; that needs a peering connection`)];
}
