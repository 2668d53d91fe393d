import { groupFitsTheQuota } from "../../../src/verify/rules/group-fits-the-quota";
import { describeRule, fault, unknown } from "../../support/describe-rule";

/** So many rules for an address each. */
function blocks(count: number) {
  const addresses = Array.from({ length: count }, (_, number) => `203.0.113.${2 * number}/32`);
  return addresses.map((address) => ({ protocol: "tcp", from_port: 80, to_port: 80, cidr_blocks: [address] }));
}

describeRule(groupFitsTheQuota, {
  "names the group with more than 60 rules": [
    { "aws_security_group.lb": { ingress: blocks(61) } },
    fault("aws_security_group.lb", "has 63 ingress rules for IPv4"),
  ],
  "counts IPv4 and IPv6 apart": [
    {
      "aws_security_group.lb": {
        ingress: [...blocks(58), { protocol: "tcp", from_port: 80, to_port: 80, ipv6_cidr_blocks: ["::/0"] }],
      },
    },
  ],
  "cannot tell where addresses are set when Terraform runs": [
    {
      "aws_security_group.lb": {
        ingress: [{ protocol: "tcp", from_port: 80, to_port: 80, cidr_blocks: "${var.blocks}" }],
      },
    },
    unknown("aws_security_group.lb", "'${var.blocks}' is set when Terraform runs"),
  ],
});
