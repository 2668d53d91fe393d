import { deleted, kept, planOf, PlanResource, replaced, updated } from "../../support/plan-builder";
import { consequenceLines, reviewOf } from "../../support/review-lines";

const HEAD = { tags: { Role: "head" } };
const OF_GROUP = { security_group_id: "aws_security_group.head" };
const USER = kept("aws_instance.head_1", HEAD, { vpc_security_group_ids: "aws_security_group.head" });

function group(order?: PlanResource["order"]): PlanResource {
  const sides = { was: { ...HEAD, description: "a" }, is: { ...HEAD, description: "b" } };
  return replaced("aws_security_group.head", "description", { ...sides, ...(order && { order }) });
}

function rule(change: Partial<PlanResource>): PlanResource {
  return { ...kept("aws_vpc_security_group_ingress_rule.api", { ip_protocol: "tcp" }, OF_GROUP), ...change };
}

describe("judgeSecurityGroups", () => {
  it("says that AWS refuses to delete a group that somebody has, when its rules are gone", () => {
    const plan = planOf([group(), USER, rule({ forcedBy: ["security_group_id"], is: { ip_protocol: "udp" } })]);
    expect(consequenceLines(plan)).toContain(
      "outage head: The security group is replaced: its rules go first, and then AWS refuses to delete it while the Head has it; nobody gets through, and the apply stops",
    );
    expect(reviewOf(plan).changes.map(({ impact }) => impact)).toEqual(["outage", "outage"]);
  });

  it("takes one that is made before the old one goes for degraded", () => {
    expect(consequenceLines(planOf([group("create-first"), USER]))).toEqual([
      "degraded head: The security group is replaced: the Head gets the new one while it runs; connections fail until the rules are made anew",
    ]);
  });

  it("leaves it to the machines where they go too", () => {
    const plan = planOf([group(), { ...USER, is: { ...HEAD, ami: "b" }, forcedBy: ["ami"] }]);
    expect(consequenceLines(plan)).toContain("in-place head: The security group is replaced together with what has it");
  });

  it("knows that AWS keeps the default group of a VPC, whoever has it", () => {
    const user = kept("aws_instance.head_1", HEAD, { vpc_security_group_ids: "aws_default_security_group.net" });
    const plan = planOf([kept("aws_vpc.net"), deleted("aws_default_security_group.net"), user]);
    expect(consequenceLines(plan)).toEqual([
      "none network: The default security group is only forgotten: AWS never deletes it, and its rules stay as they are",
    ]);
  });

  it("says that nobody has it", () => {
    expect(consequenceLines(planOf([kept("aws_vpc.net"), deleted("aws_security_group.idle")]))).toEqual([
      "in-place network: The security group is deleted; nobody has it",
    ]);
  });

  it("takes other inline rules for an update in place", () => {
    const inline = updated(
      "aws_security_group.head",
      { ...HEAD, ingress: [] },
      { ...HEAD, ingress: [{ from_port: 1 }] },
    );
    expect(consequenceLines(planOf([inline]))).toContain(
      "in-place head: The security group gets other rules while it serves; open connections go on until they end: AWS tracks them",
    );
  });
});

describe("judgeGroupRules", () => {
  const around = [kept("aws_security_group.head", HEAD), USER];

  it.each([
    [{ is: undefined }, "is deleted; open connections go on until they end: AWS tracks them"],
    [
      { is: { ip_protocol: "udp" }, forcedBy: ["security_group_id"] },
      "is replaced: new connections fail for a moment, between the old one and the new one",
    ],
    [
      { is: { ip_protocol: "udp" }, forcedBy: ["security_group_id"], order: "create-first" as const },
      "is replaced; the new one is there before the old one goes",
    ],
    [
      { is: { ip_protocol: "udp" } },
      "lets other connections in from now on; open ones go on until they end: AWS tracks them",
    ],
  ])("says what happens meanwhile: %j", (change, says) => {
    expect(consequenceLines(planOf([...around, rule(change)]))).toContain(
      `in-place head: The security-group rule ${says}`,
    );
  });

  it("tells descriptions of many rules in one breath", () => {
    const rules = ["a", "b"].map((name) =>
      updated(`aws_vpc_security_group_ingress_rule.${name}`, { description: "x" }, { description: "y" }, OF_GROUP),
    );
    expect(consequenceLines(planOf([...around, ...rules]))).toEqual([
      "in-place head: Only the description changes: 2 security-group rules",
    ]);
  });
});

describe("judgeNetworkAcls", () => {
  const entry = { network_acl_id: "aws_network_acl.a" };

  it("says that a network ACL breaks open connections", () => {
    const plan = planOf([kept("aws_network_acl.a"), deleted("aws_network_acl_rule.x", {}, entry)]);
    expect(consequenceLines(plan)).toEqual([
      "in-place network: The network ACL entry: what it no longer lets through breaks at once, open connections too: a network ACL tracks none",
    ]);
  });

  it("takes an entry that is missing for a moment for degraded", () => {
    const plan = planOf([
      kept("aws_network_acl.a"),
      replaced("aws_network_acl_rule.x", "rule_number", { wires: entry }),
    ]);
    expect(consequenceLines(plan)).toEqual([
      "degraded network: The network ACL entry is replaced: between the old one and the new one, what it lets through may break, open connections too",
    ]);
  });
});
