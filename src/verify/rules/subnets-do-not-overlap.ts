import { Subnet } from "../../model/network-model";
import { Rule, RuleHit } from "../rule";
import { cannotJudge, fault } from "./judge";
import { nameOf } from "./stack-view";

/** The subnets of a VPC have no address in common. */
export const subnetsDoNotOverlap: Rule = {
  name: "subnets-do-not-overlap",
  severity: "high",
  why: "AWS refuses a subnet whose block overlaps another's of the same VPC.",
  remedy: "Give the subnets different blocks.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
  check: ({ model }) =>
    model.subnets.flatMap((subnet, place, all) => checkSubnet(subnet, all.slice(0, place), all.length)),
};

function checkSubnet(subnet: Subnet, earlier: readonly Subnet[], total: number): readonly RuleHit[] {
  const { address, ipv4, ipv6 } = subnet;
  if (ipv4.kind === "unknown") return total > 1 ? [cannotJudge(address, ipv4.reason)] : [];
  return earlier
    .filter(({ vpc }) => nameOf(vpc) === nameOf(subnet.vpc))
    .filter(
      (other) =>
        (other.ipv4.kind === "known" && other.ipv4.value.overlaps(ipv4.value)) ||
        (ipv6.kind === "known" && other.ipv6.kind === "known" && other.ipv6.value.overlaps(ipv6.value)),
    )
    .map((other) => fault(address, `overlaps ${other.address}: ${blocksOf(subnet)} and ${blocksOf(other)}`));
}

function blocksOf({ ipv4, ipv6 }: Subnet): string {
  return [ipv4, ipv6]
    .flatMap((block) => (block.kind === "known" && !block.value.isEmpty ? [block.value.toString()] : []))
    .join(", ");
}
