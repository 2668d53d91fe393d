import type { SecurityGroupRule } from "@aws-sdk/client-ec2";
import type { Environment } from "../config/environment";
import { Flow, isGroupRole } from "../traffic/flow";
import { trafficContract } from "../traffic/traffic-contract";
import { Check, sorted } from "./deployed-check";
import { tagOf } from "./deployed-cluster";

/** Row 6: the rules of every group in the VPC, the default one too, are exactly the traffic contract. */
export const checkRules: Check = (environment, { groups, rules }) => {
  const expected = trafficContract(environment).flatMap((flow) => rulesOf(flow, environment));
  const roleOf = new Map(groups.map((group) => [group.GroupId ?? "", tagOf(group, "Role")]));
  const found = rules.map((rule) => describeRule(rule, roleOf));
  return { title: "6a-6d security-group rules", expected: sorted(expected), found: sorted(found) };
};

function rulesOf({ from, to, ports }: Flow, { client }: Environment): string[] {
  const outside: Record<string, readonly string[]> = {
    internet: ["0.0.0.0/0"],
    operators: client.sshFrom,
    s3: ["prefix list"],
  };
  const line = (direction: string, group: string) => (peer: string) =>
    `${group} ${direction} ${peer} TCP ${ports.toString()}`;
  return [
    ...(isGroupRole(from) ? (outside[to] ?? [to]).map(line("to", from)) : []),
    ...(isGroupRole(to) ? (outside[from] ?? [from]).map(line("from", to)) : []),
  ];
}

function describeRule(rule: SecurityGroupRule, roleOf: ReadonlyMap<string, string>): string {
  const { FromPort, ToPort, IpProtocol = "" } = rule;
  const ports = FromPort === ToPort ? String(FromPort) : `${String(FromPort)}-${String(ToPort)}`;
  const group = roleOf.get(rule.GroupId ?? "") || "default";
  return `${group} ${rule.IsEgress ? "to" : "from"} ${peerOf(rule, roleOf)} ${IpProtocol.toUpperCase()} ${ports}`;
}

function peerOf(rule: SecurityGroupRule, roleOf: ReadonlyMap<string, string>): string {
  const referenced = roleOf.get(rule.ReferencedGroupInfo?.GroupId ?? "");
  const prefixList = rule.PrefixListId === undefined ? undefined : "prefix list";
  return rule.CidrIpv4 ?? rule.CidrIpv6 ?? referenced ?? prefixList ?? "unknown";
}
