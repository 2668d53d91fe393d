import { allKnown, chainKnown } from "../../model/known";
import { Subnet } from "../../model/network-model";
import { AddressSet } from "../../traffic/address-set";
import { Rule, RuleHit } from "../rule";
import { fault, judge } from "./judge";
import { nameOf, StackView } from "./stack-view";

/** A subnet's blocks lie inside its VPC's. */
export const subnetsAreInsideTheirVpc: Rule = {
  name: "subnets-are-inside-their-vpc",
  severity: "high",
  why: "AWS refuses a subnet with addresses that its VPC does not have.",
  remedy: "Choose the subnet's block out of the VPC's, or add the block to the VPC.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
  check({ model }) {
    const view = StackView.of(model);
    return model.subnets.flatMap((subnet) => [
      ...checkFamily(view, subnet, "ipv4"),
      ...(isWithoutIpv6(subnet) ? [] : checkFamily(view, subnet, "ipv6")),
    ]);
  },
};

function isWithoutIpv6({ ipv6 }: Subnet): boolean {
  return ipv6.kind === "known" && ipv6.value.isEmpty;
}

function checkFamily(view: StackView, subnet: Subnet, family: "ipv4" | "ipv6"): readonly RuleHit[] {
  const outer = chainKnown(view.vpc(subnet.vpc), (vpc) => vpc[family]);
  return judge(
    subnet.address,
    allKnown([outer, subnet[family]]),
    ([whole = AddressSet.NONE, part = AddressSet.NONE]) => {
      if (whole.covers(part)) return [];
      const message = `has ${part.toString()}, which is outside of ${nameOf(subnet.vpc)} with ${whole.toString()}`;
      return [fault(subnet.address, message)];
    },
  );
}
