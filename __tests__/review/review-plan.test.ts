import { reviewPlan } from "../../src/review/review-plan";
import { created, deleted, kept, planOf, replaced } from "../support/plan-builder";
import { reviewOf } from "../support/review-lines";
import { gone, smallNetwork } from "../support/small-network";

describe("reviewPlan", () => {
  it("has an entry for every role, in the order of a request's way", () => {
    const plan = planOf([
      kept("aws_vpc.net"),
      kept("aws_iam_role.r"),
      kept("aws_instance.web[0]"),
      kept("aws_instance.workers_1", { tags: { Role: "workers" } }),
      kept("aws_instance.client", { tags: { Role: "client" } }),
    ]);
    expect(reviewOf(plan).roles.map(({ role, impact }) => [role, impact])).toEqual([
      ["client", "none"],
      ["workers", "none"],
      ["web", "none"],
      ["network", "none"],
      ["access", "none"],
    ]);
  });

  it("counts machines of a role, load balancers, or else resources", () => {
    const plan = planOf([
      kept("aws_vpc.net"),
      created("aws_subnet.a"),
      kept("aws_instance.workers_1", { tags: { Role: "workers" } }),
      created("aws_instance.workers_2", { tags: { Role: "workers" } }),
      kept("aws_security_group.workers", { tags: { Role: "workers" } }),
      kept("aws_lb.api", { tags: { Role: "load-balancer" } }),
      kept("aws_lb_listener.l", {}, { load_balancer_arn: "aws_lb.api" }),
    ]);
    expect(reviewOf(plan).roles.map(({ role, members }) => [role, members.before, members.after])).toEqual([
      ["load-balancer", 1, 1],
      ["workers", 1, 2],
      ["network", 1, 2],
    ]);
  });

  it("takes the worst of all for the verdict, and sorts by it", () => {
    const { verdict, consequences, roles } = reviewOf(planOf(smallNetwork(gone("aws_internet_gateway.gate"))));
    expect(verdict).toBe("outage");
    expect(consequences[0]?.impact).toBe("outage");
    expect(roles.find(({ role }) => role === "client")?.impact).toBe("outage");
  });

  it("counts what happens to resources", () => {
    const plan = planOf([
      created("aws_eip.a"),
      deleted("aws_eip.b"),
      replaced("aws_eip.c", "domain"),
      kept("aws_eip.d"),
    ]);
    expect(reviewOf(plan).counts).toEqual({ create: 1, update: 0, replace: 1, delete: 1, forget: 0 });
  });

  it("says which construct made what", () => {
    const constructPaths = new Map([["aws_eip.a", "dev/Client/ElasticIp"]]);
    const { review } = reviewPlan(planOf([created("aws_eip.a")]), { environment: "dev", constructPaths });
    expect(review.environment).toBe("dev");
    expect(review.consequences[0]?.constructPath).toBe("dev/Client/ElasticIp");
    expect(review.changes[0]?.constructPath).toBe("dev/Client/ElasticIp");
  });

  it("says that a plan alone does not show its backend", () => {
    const plan = planOf([kept("aws_vpc.net")]);
    expect(reviewPlan(plan, { environment: "plan.json" }).review.notSeen).toEqual([
      { about: "the state", reason: "a plan does not say where its state is kept, so a changed backend is not seen" },
    ]);
  });

  it("shows outputs that change, and no others", () => {
    const output = (name: string, action: "no-op" | "update") => ({ name, action, before: "a", after: "b" });
    const plan = planOf([kept("aws_vpc.net")], { outputs: [output("a", "no-op"), output("b", "update")] });
    expect(reviewOf(plan).outputs.map(({ name }) => name)).toEqual(["b"]);
    expect(reviewOf(plan).headline).toBe("Nothing is interrupted: output b gets another value.");
  });
});
