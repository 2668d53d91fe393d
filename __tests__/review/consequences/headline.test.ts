import { describeHeadline } from "../../../src/review/consequences/headline";
import { MergedFinding } from "../../../src/review/consequences/merge-findings";
import { Impact } from "../../../src/review/impact";
import { Consequence } from "../../../src/review/review";
import { created, deleted, driftOf, kept, planOf, replaced, updated } from "../../support/plan-builder";
import { consequence } from "../../support/review-builder";
import { reviewOf } from "../../support/review-lines";

const CLIENT = { tags: { Role: "client" } };
const HEAD = { tags: { Role: "head" } };
const WORKERS = { tags: { Role: "workers" } };

function machine(name: string, values: object) {
  return replaced(`aws_instance.${name}`, "ami", { was: { ...values, ami: "a" }, is: { ...values, ami: "b" } });
}

describe("describeHeadline", () => {
  it("says that nothing happens", () => {
    expect(reviewOf(planOf([kept("aws_vpc.net")])).headline).toBe(
      "No changes: nothing happens to the running cluster.",
    );
  });

  it("says that nothing is interrupted, and by what", () => {
    const plan = planOf([kept("aws_instance.workers_1", WORKERS), created("aws_instance.workers_2", WORKERS)]);
    expect(reviewOf(plan).headline).toBe(
      "Nothing is interrupted: 1 Worker is added (workers_2): those that there are go on as before.",
    );
  });

  it("says that everything is new", () => {
    expect(reviewOf(planOf([created("aws_vpc.net"), created("aws_eip.x")])).headline).toBe(
      "Everything is new (2 resources).",
    );
  });

  it("says that only words change", () => {
    const plan = planOf([updated("aws_vpc.net", { tags: { a: "1" } }, { tags: { a: "2" } })]);
    expect(reviewOf(plan).headline).toBe("Nothing is interrupted: only tags change (1 resource).");
  });

  it("asks for the API first, and says which address stays", () => {
    const tie = replaced("aws_eip_association.a", "instance_id", {
      wires: { allocation_id: "aws_eip.client", instance_id: "aws_instance.client" },
    });
    const address = kept("aws_eip.client", { ...CLIENT, public_ip: "192.0.2.1" });
    expect(reviewOf(planOf([machine("client", CLIENT), machine("head_1", HEAD), address, tie])).headline).toBe(
      "The Head node is replaced: the API is down until the new one runs; the Client is replaced: it is down until the new one runs; Elastic IP 192.0.2.1 stays.",
    );
  });

  it("asks for the API before the load balancer", () => {
    const lb = replaced("aws_lb.api", "name", {
      was: { tags: { Role: "load-balancer" }, name: "a" },
      is: { tags: { Role: "load-balancer" }, name: "b" },
    });
    expect(reviewOf(planOf([lb, machine("head_1", HEAD)])).headline).toBe(
      "The Head node is replaced: the API is down until the new one runs; the load balancer is replaced: nobody answers until the new one is active, and its DNS name changes.",
    );
  });

  it("names the roles where there are many", () => {
    const plan = planOf([machine("client", CLIENT), machine("head_1", HEAD), machine("workers_1", WORKERS)]);
    expect(reviewOf(plan).headline).toBe(
      "Outage of the API, the Client and the Workers; the Head node is replaced: the API is down until the new one runs.",
    );
  });

  it("says beside a loss who is down", () => {
    const plan = planOf([machine("head_1", HEAD), deleted("aws_eip.client", { ...CLIENT, public_ip: "192.0.2.1" })]);
    expect(reviewOf(plan).headline).toBe("Elastic IP 192.0.2.1 is released and gone for good; outage of the API.");
  });

  it("says that everything goes", () => {
    const plan = planOf([
      deleted("aws_instance.head_1", HEAD),
      deleted("aws_eip.client", { ...CLIENT, public_ip: "192.0.2.1" }),
    ]);
    expect(reviewOf(plan).headline).toBe(
      "Everything is deleted; Elastic IP 192.0.2.1 is released and gone for good; outage of the API.",
    );
  });

  it("puts an exposure before everything else", () => {
    const arn = "arn:aws:iam::aws:policy/AdministratorAccess";
    const plan = planOf([created("aws_iam_role_policy_attachment.x", { policy_arn: arn }), kept("aws_vpc.net")]);
    expect(reviewOf(plan).headline).toBe(
      `Exposure: the policy attachment gives ${arn}, which allows nearly everything; nothing is interrupted.`,
    );
  });

  it("says what happened outside Terraform", () => {
    const lb = kept("aws_lb.api", { idle_timeout: 90 });
    const drift = [driftOf("aws_lb.api", { idle_timeout: 60 }, { idle_timeout: 90 })];
    expect(reviewOf(planOf([lb], { drift })).headline).toBe(
      "The load balancer was changed outside Terraform (idle_timeout), and the plan leaves that.",
    );
  });

  it("says before what the plan would do that AWS refuses it", () => {
    const lb = { tags: { Role: "load-balancer" }, enable_deletion_protection: true };
    expect(reviewOf(planOf([kept("aws_vpc.net"), deleted("aws_lb.api", lb)])).headline).toBe(
      "The load balancer: deletion protection is on, so AWS refuses to delete it and the apply stops half-way; the load balancer is deleted: nobody answers any more, and its DNS name is gone.",
    );
  });

  it("names what is updated in place", () => {
    const lb = updated("aws_lb.api", { idle_timeout: 60 }, { idle_timeout: 90 });
    expect(reviewOf(planOf([lb])).headline).toBe(
      "Nothing is interrupted: the load balancer is updated while it serves (idle_timeout).",
    );
  });

  it("says what follows from traffic that closes", () => {
    const message = "TCP 8000 of the Head is closed to the load balancer: nothing else is open; the API is down";
    expect(headlineOf("outage", merged({ message }, { kind: "traffic" }))).toBe(
      "TCP 8000 of the Head is closed to the load balancer: nothing else is open, so the API is down.",
    );
  });

  it("tells what happens to many roles alike once, and else names the roles", () => {
    const message = "The NAT gateway is deleted: the Head and the Workers cannot call the internet";
    const [head, workers, client] = (["head", "workers", "client"] as const).map((role) =>
      merged({ role, impact: "degraded", message }),
    );
    expect(headlineOf("degraded", head, workers, client)).toBe(`${message}.`);
    const other = merged({ role: "client", impact: "degraded", message: "The route is deleted" });
    expect(headlineOf("degraded", head, workers, other)).toBe(
      `Degraded: the API, the Client and the Workers; the ${message.slice("The ".length)}.`,
    );
  });

  it("counts what a rule by hand lets through as no second exposure", () => {
    const [group, other] = ["aws_security_group.client", "aws_security_group.head"];
    const byHand = merged(
      { exposure: true, impact: "none", resource: group, message: "The group was changed; the plan leaves that" },
      { isOutside: true, resources: [group] },
    );
    const open = (resource: string) =>
      merged(
        { exposure: true, impact: "none", resource, message: `TCP 22 of ${resource} is open` },
        { kind: "traffic" },
      );
    expect(headlineOf("none", byHand, open(group))).toMatch(
      /^Exposure: the group was changed, and the plan leaves that;/,
    );
    expect(headlineOf("none", byHand, open(other))).toMatch(/and the plan leaves that, and 1 more;/);
  });

  it("says that Terraform does not apply it", () => {
    const review = reviewOf(planOf([machine("head_1", HEAD)], { errored: true }));
    expect(review.headline).toBe(
      "Terraform could not finish this plan, and does not apply it; prevent_destroy is one reason.",
    );
    expect(review.applicable).toBe(false);
  });
});

function merged(parts: Partial<Consequence>, rest: Partial<MergedFinding> = {}): MergedFinding {
  const told = consequence(parts);
  return { consequence: told, resources: [told.resource], isOutside: false, isRefused: false, ...rest };
}

function headlineOf(verdict: Impact, ...findings: readonly (MergedFinding | undefined)[]): string {
  const told = findings.filter((finding) => finding !== undefined);
  return describeHeadline(planOf([kept("aws_vpc.net")]), told, verdict);
}
