import { allKnown, Known } from "../../model/known";
import { TerraformBlock, TerraformResource } from "../../model/terraform-resource";
import { Rule, RuleHit } from "../rule";
import { fault, judge } from "./judge";
import { StackView } from "./stack-view";

const RULES = [
  "aws_vpc_security_group_ingress_rule",
  "aws_vpc_security_group_egress_rule",
  "aws_security_group_rule",
] as const;
const GROUPS = ["aws_security_group", "aws_default_security_group"] as const;
const WITH_PORTS = ["tcp", "udp", "6", "17"];
const WORDS: Readonly<Record<string, string>> = { "6": "TCP", "17": "UDP" };

/** A rule for TCP or UDP has a range of ports, the lower one first. */
export const groupRuleHasValidPorts: Rule = {
  name: "group-rule-has-valid-ports",
  severity: "high",
  why: "AWS refuses a rule for TCP or UDP without ports, with ports beyond 65535, or whose first port is above its last.",
  remedy: "Write the lower port into from_port and the higher into to_port, from 0 to 65535.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html",
  check({ model }) {
    const view = StackView.of(model);
    return [
      ...view.resourcesOf(...RULES).flatMap((rule) => checkPorts(rule.address, rule)),
      ...view.resourcesOf(...GROUPS).flatMap(checkInside),
    ];
  },
};

function checkInside(group: TerraformResource): readonly RuleHit[] {
  return ["ingress", "egress"].flatMap((direction) =>
    group.blocks(direction).flatMap((block) => checkPorts(group.address, block)),
  );
}

function checkPorts(address: string, block: TerraformBlock): readonly RuleHit[] {
  const protocol = block.text("ip_protocol") ?? block.text("protocol");
  if (protocol === undefined || !mayHavePorts(protocol)) return [];
  return judge(address, protocol, (name) => {
    const [from, to] = [block.number("from_port"), block.number("to_port")];
    const words = WORDS[name] ?? name.toUpperCase();
    if (from === undefined || to === undefined)
      return [fault(address, `is for ${words}, but does not say which ports`)];
    return judge(address, allKnown([from, to]), ([first = 0, last = 0]) =>
      first >= 0 && first <= last && last <= 65_535 ? [] : [fault(address, `is for ${words} ${first} to ${last}`)],
    );
  });
}

function mayHavePorts(protocol: Known<string>): boolean {
  return protocol.kind === "unknown" || WITH_PORTS.includes(protocol.value.toLowerCase());
}
