import { chainKnown, known } from "../../model/known";
import { Link } from "../../model/link";
import { NetworkInterface } from "../../model/network-model";
import { Rule, RuleHit } from "../rule";
import { fault, judge } from "./judge";
import { isSame, nameOf, StackView } from "./stack-view";

/** The security groups of an interface belong to the VPC of its subnet. */
export const interfaceGroupsAreInItsVpc: Rule = {
  name: "interface-groups-are-in-its-vpc",
  severity: "high",
  why: "AWS refuses an instance, load balancer or endpoint whose security group is of another VPC than its subnet.",
  remedy: "Use a security group of the same VPC.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
  check({ model }) {
    const view = StackView.of(model);
    return model.interfaces.flatMap((one) => one.groups.flatMap((group) => checkGroup(view, one, group)));
  },
};

function checkGroup(view: StackView, { address, subnet }: NetworkInterface, link: Link): readonly RuleHit[] {
  if (subnet === undefined) return [];
  const same = chainKnown(view.subnet(subnet), ({ vpc }) =>
    chainKnown(view.securityGroup(link), (group) =>
      chainKnown(isSame(vpc, group.vpc), (isOwn) => known({ vpc, group, isOwn })),
    ),
  );
  return judge(address, same, ({ vpc, group, isOwn }) =>
    isOwn ? [] : [fault(address, `is in ${nameOf(vpc)}, but its group ${group.address} is in ${nameOf(group.vpc)}`)],
  );
}
