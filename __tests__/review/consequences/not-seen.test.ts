import { Plan } from "../../../src/model/plan/plan";
import { UNKNOWN_VALUE } from "../../../src/model/plan/plan-value";
import { created, kept, planOf, PlanResource, updated } from "../../support/plan-builder";
import { reviewOf } from "../../support/review-lines";

function notSeen(resources: readonly PlanResource[], rest: Partial<Plan> = {}): readonly string[] {
  return reviewOf(planOf(resources, rest)).notSeen.map(({ about, reason }) => `${about}: ${reason}`);
}

const SUBNET = kept("aws_subnet.a");
const IN_SUBNET = { subnet_id: "aws_subnet.a" };

describe("notSeenIn", () => {
  it("lists nothing where everything is seen", () => {
    expect(notSeen([kept("aws_vpc.net")])).toEqual([]);
  });

  it.each([
    [{ complete: false }, "the plan: it leaves something out (-target, or a deferral): another plan has to follow"],
    [{ errored: true }, "the plan: planning failed, so what follows after that point is missing"],
    [{ deferred: ["aws_eip.x"] }, "aws_eip.x: Terraform puts it off to a later plan"],
    [{ failedChecks: ["check.up: failed"] }, "a check of the configuration: check.up: failed"],
  ])("lists what the plan says itself: %j", (rest, line) => {
    expect(notSeen([kept("aws_vpc.net")], rest)).toEqual([line]);
  });

  it("lists that nobody knows whether an empty state is the right one", () => {
    expect(notSeen([created("aws_vpc.net")])).toEqual([
      "the state: it is empty; if all this is running already, the plan looks at another state and makes it twice",
    ]);
  });

  it("lists a policy that is not known yet", () => {
    const policy = updated("aws_iam_policy.p", { policy: "{}" }, { policy: UNKNOWN_VALUE });
    expect(notSeen([policy])).toEqual(["aws_iam_policy.p: what its policy allows is known after apply only"]);
  });

  it("lists quotas for new machines, and scripts that run", () => {
    const machines = ["a", "b"].map((name) => created(`aws_instance.${name}`, { user_data: "x" }, IN_SUBNET));
    const lines = notSeen([SUBNET, ...machines]);
    expect(lines).toContain("the account: whether its quotas and the zone's capacity suffice for 2 new machines");
    expect(lines).toContain("aws_instance.a: what its user data does when it runs");
  });

  it("lists the health of new targets", () => {
    const target = created("aws_lb_target_group_attachment.t");
    expect(notSeen([kept("aws_vpc.net"), target])).toContain(
      "aws_lb_target_group_attachment.t: whether targets are healthy now, and when new ones pass the health check",
    );
  });
});
