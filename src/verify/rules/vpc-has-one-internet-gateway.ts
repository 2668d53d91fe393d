import { Rule } from "../rule";
import { cannotJudge, fault } from "./judge";
import { nameOf } from "./stack-view";

/** A VPC has at most one internet gateway. */
export const vpcHasOneInternetGateway: Rule = {
  name: "vpc-has-one-internet-gateway",
  severity: "high",
  why: "AWS attaches one internet gateway to a VPC, and refuses the second.",
  remedy: "Remove one of the gateways, and lead its routes to the other.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-gateways",
  check: ({ model }) =>
    model.internetGateways.flatMap(({ address, vpc }, place, all) => {
      if (all.length === 1) return [];
      if (vpc.kind === "unknown") return [cannotJudge(address, vpc.reason)];
      const earlier = all
        .slice(0, place)
        .find((other) => other.vpc.kind === vpc.kind && nameOf(other.vpc) === nameOf(vpc));
      return earlier
        ? [fault(address, `is a second internet gateway of ${nameOf(vpc)}, beside ${earlier.address}`)]
        : [];
    }),
};
