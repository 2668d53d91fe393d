import { created, deleted, driftOf, kept, planOf, replaced, updated } from "../../support/plan-builder";
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

  it("says that Terraform does not apply it", () => {
    const review = reviewOf(planOf([machine("head_1", HEAD)], { errored: true }));
    expect(review.headline).toBe(
      "Terraform could not finish this plan, and does not apply it; prevent_destroy is one reason.",
    );
    expect(review.applicable).toBe(false);
  });
});
