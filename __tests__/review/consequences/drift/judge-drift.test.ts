import { ResourceChange } from "../../../../src/model/plan/plan";
import { created, driftOf, idOf, kept, planOf, PlanResource, updated } from "../../../support/plan-builder";
import { consequenceLines, reviewOf } from "../../../support/review-lines";

const GROUP = "aws_security_group.client";
const CLIENT = { tags: { Role: "client" } };
const SSH = { protocol: "tcp", from_port: 22, to_port: 22, cidr_blocks: ["0.0.0.0/0"], description: "" };

function linesOf(resources: readonly PlanResource[], drift: readonly ResourceChange[]): readonly string[] {
  return consequenceLines(planOf(resources, { drift }));
}

describe("judgeDrift", () => {
  it("takes a rule by hand that lets everyone in, and that the plan leaves, for an exposure", () => {
    const values = { ...CLIENT, ingress: [SSH] };
    const drift = driftOf(GROUP, { ...CLIENT, ingress: [] }, values);
    expect(linesOf([{ ...kept(GROUP, values), configured: ["tags"] }], [drift])).toContain(
      "none! client: The security group was changed outside Terraform (ingress: TCP 22 from 0.0.0.0/0); the plan leaves that",
    );
  });

  it("takes one that the plan takes away for no exposure", () => {
    const [was, is] = [
      { ...CLIENT, ingress: [] },
      { ...CLIENT, ingress: [SSH] },
    ];
    expect(linesOf([updated(GROUP, is, was)], [driftOf(GROUP, was, is)])).toContain(
      "in-place client: The security group was changed outside Terraform (ingress: TCP 22 from 0.0.0.0/0); the plan puts that back: it gets other rules while it serves; open connections go on until they end: AWS tracks them",
    );
  });

  it("hides what rules of their own explain", () => {
    const rule = kept("aws_vpc_security_group_ingress_rule.ssh", {
      security_group_id: idOf(GROUP),
      ip_protocol: "tcp",
      from_port: 22,
      to_port: 22,
      cidr_ipv4: "0.0.0.0/0",
    });
    const values = { id: idOf(GROUP), ...CLIENT, ingress: [SSH] };
    const drift = driftOf(GROUP, { ...values, ingress: [] }, values);
    const review = reviewOf(planOf([{ ...kept(GROUP, values), configured: ["tags"] }, rule], { drift: [drift] }));
    expect(review.changes).toEqual([]);
    expect(review.consequences.filter(({ message }) => message.includes("outside Terraform"))).toEqual([]);
  });

  it("hides a rule by hand that Terraform knows already", () => {
    const values = (vpc: string) => ({ ...CLIENT, ingress: [SSH], arn: vpc });
    const group = { ...kept(GROUP, values("b")), configured: ["tags"] };
    const review = reviewOf(planOf([group], { drift: [driftOf(GROUP, values("a"), values("b"))] }));
    expect(review.changes).toEqual([]);
  });

  it("hides what AWS filled in", () => {
    const drift = driftOf("aws_eip.client", { association_id: "" }, { association_id: "eipassoc-1" });
    expect(linesOf([kept("aws_eip.client", { association_id: "eipassoc-1" })].map(plain), [drift])).toEqual([]);
  });

  it("hides different spellings of nothing", () => {
    const drift = driftOf("aws_eip.client", { tags: null, domain: "" }, { tags: {}, domain: null });
    expect(linesOf([{ ...kept("aws_eip.client"), configured: ["tags", "domain"] }], [drift])).toEqual([]);
  });

  it.each([
    [kept, "the plan does not start it"],
    [restarted, "the plan starts it or makes a new one"],
  ])("says whether the plan starts a machine that was stopped", (make, says) => {
    const drift = driftOf(
      "aws_instance.client",
      { ...CLIENT, instance_state: "running" },
      { ...CLIENT, instance_state: "stopped" },
    );
    const lines = linesOf([make("aws_instance.client", { ...CLIENT, instance_state: "stopped" })], [drift]);
    expect(lines).toContain(`none client: The machine is stopped, which somebody did outside Terraform; ${says}`);
  });

  it.each([
    [[created("aws_instance.client", CLIENT)], "the plan makes it anew"],
    [[kept("aws_vpc.net")], "the plan does not make it anew"],
  ])("says whether the plan makes what was deleted anew", (resources, says) => {
    const lines = linesOf(resources, [driftOf("aws_instance.client", CLIENT)]);
    expect(lines.find((line) => line.includes("outside"))).toMatch(
      new RegExp(`was deleted outside Terraform; ${says}$`),
    );
  });

  it("takes an administrator's policy by hand for an exposure, and hides attached ones", () => {
    const [managed, admin] = ["arn:aws:iam::aws:policy/X", "arn:aws:iam::aws:policy/AdministratorAccess"];
    const attachment = kept("aws_iam_role_policy_attachment.x", { role: "head", policy_arn: managed });
    const role = { name: "head", managed_policy_arns: [managed] };
    const drift = (arns: string[]) =>
      driftOf("aws_iam_role.head", { ...role, managed_policy_arns: [] }, { ...role, managed_policy_arns: arns });
    const resources = [{ ...kept("aws_iam_role.head", role), configured: ["name"] }, attachment];
    expect(linesOf(resources, [drift([managed])])).toEqual([]);
    expect(linesOf(resources, [drift([managed, admin])])).toEqual([
      "none! access: The IAM role was changed outside Terraform (managed_policy_arns); the plan leaves that",
    ]);
  });

  it("tells what the plan only puts back once, as what happens in place", () => {
    const [was, is] = [
      { ...CLIENT, description: "SSH" },
      { ...CLIENT, description: "changed" },
    ];
    const review = reviewOf(planOf([updated(GROUP, is, was)], { drift: [driftOf(GROUP, was, is)] }));
    expect(review.consequences.map(({ impact, message }) => `${impact}: ${message}`)).toEqual([
      "in-place: The security group was changed outside Terraform (description); the plan puts that back",
    ]);
    expect(review.headline).toBe(
      "Nothing is interrupted; the security group was changed outside Terraform (description), and the plan puts that back.",
    );
    expect(review.changes.map(({ source, impact }) => `${source}: ${impact}`)).toEqual([
      "plan: in-place",
      "drift: none",
    ]);
  });

  it("tells what the plan changes beside that for itself", () => {
    const [was, is] = [
      { ...CLIENT, idle_timeout: 60 },
      { ...CLIENT, idle_timeout: 90 },
    ];
    const lb = updated("aws_lb.api", is, { ...was, description: "new" });
    expect(linesOf([lb], [driftOf("aws_lb.api", was, is)])).toEqual([
      "in-place client: The load balancer is updated while it serves",
      "none client: The load balancer was changed outside Terraform (idle_timeout); the plan puts that back",
    ]);
  });

  it("tells what is interrupted to put something back for itself", () => {
    const [was, is] = [
      { ...CLIENT, instance_type: "a" },
      { ...CLIENT, instance_type: "b" },
    ];
    const machine = updated("aws_instance.client", is, was);
    expect(linesOf([machine], [driftOf("aws_instance.client", was, is)])).toEqual([
      "restart client: The Client restarts: it is down for the minutes of the restart",
      "none client: The machine was changed outside Terraform (instance_type); the plan puts that back",
    ]);
  });

  it("tells what was deleted and is made anew once, and what that gives for itself", () => {
    const rule = created("aws_vpc_security_group_ingress_rule.ssh", CLIENT);
    expect(linesOf([kept("aws_vpc.net"), rule], [driftOf(rule.address, CLIENT)])).toEqual([
      "none client: The security-group rule was deleted outside Terraform; the plan makes it anew",
    ]);
    const arn = "arn:aws:iam::aws:policy/AdministratorAccess";
    const attached = created("aws_iam_role_policy_attachment.x", { policy_arn: arn });
    expect(linesOf([kept("aws_vpc.net"), attached], [driftOf(attached.address, { policy_arn: arn })])).toEqual([
      `in-place! access: The policy attachment gives ${arn}, which allows nearly everything`,
      "none access: The policy attachment was deleted outside Terraform; the plan makes it anew",
    ]);
  });

  it("says where the plan writes a third value over the one by hand", () => {
    const [was, is] = [{ idle_timeout: 60 }, { idle_timeout: 90 }];
    const lb = updated("aws_lb.api", is, { idle_timeout: 120 });
    expect(linesOf([lb], [driftOf("aws_lb.api", was, is)])).toContain(
      "none load-balancer: The load balancer was changed outside Terraform (idle_timeout); the plan writes something else over that",
    );
  });

  it("has a headline where only words are left as they were changed", () => {
    const values = { ...CLIENT, description: "changed" };
    const drift = [driftOf(GROUP, { ...CLIENT, description: "SSH" }, values)];
    expect(reviewOf(planOf([kept(GROUP, values)], { drift })).headline).toBe(
      "The security group was changed outside Terraform (description), and the plan leaves that.",
    );
  });

  it("shows the change with the values found", () => {
    const drift = driftOf("aws_lb.api", { enable_deletion_protection: true }, { enable_deletion_protection: false });
    const lb = updated("aws_lb.api", { enable_deletion_protection: false }, { enable_deletion_protection: true });
    const { changes } = reviewOf(planOf([lb], { drift: [drift] }));
    expect(changes.map(({ source, attributes }) => [source, attributes])).toEqual([
      ["plan", [{ path: "enable_deletion_protection", before: false, after: true, forcesReplacement: false }]],
      ["drift", [{ path: "enable_deletion_protection", before: true, after: false, forcesReplacement: false }]],
    ]);
  });
});

function plain(resource: PlanResource): PlanResource {
  return { ...resource, configured: [] };
}

function restarted(address: string, values: object): PlanResource {
  return updated(address, { ...values, instance_type: "a" }, { ...values, instance_type: "b" });
}
