import { deleted, kept, planOf, PlanResource, replaced, updated } from "../../support/plan-builder";
import { consequenceLines, reviewOf } from "../../support/review-lines";

const HEAD = kept("aws_instance.head_1", { tags: { Role: "head" } });
const WIRES = { target_id: "aws_instance.head_1", target_group_arn: "aws_lb_target_group.api" };
const TAGS = { tags: { Role: "load-balancer" } };

function planWith(
  group: PlanResource,
  target: PlanResource = kept("aws_lb_target_group_attachment.head_1", {}, WIRES),
) {
  return planOf([HEAD, group, target]);
}

describe("judgeTargetGroups", () => {
  it("takes a replacement for an outage of who is behind it, whatever its own tag says", () => {
    const group = replaced("aws_lb_target_group.api", "port", {
      was: { ...TAGS, port: 1 },
      is: { ...TAGS, port: 2 },
      order: "create-first",
    });
    const target = replaced("aws_lb_target_group_attachment.head_1", "target_group_arn", { wires: WIRES });
    const plan = planWith(group, target);
    expect(consequenceLines(plan)).toEqual([
      "outage head: The target group is replaced: the API is down until the Head nodes pass the health check of the new one",
    ]);
    expect(reviewOf(plan).consequences[0]?.cause).toEqual(["port"]);
    expect(reviewOf(plan).changes.map(({ address, role, impact }) => [address, role, impact])).toEqual([
      ["aws_lb_target_group.api", "load-balancer", "outage"],
      ["aws_lb_target_group_attachment.head_1", "head", "outage"],
    ]);
  });

  it("takes a deletion for an outage", () => {
    const plan = planWith(deleted("aws_lb_target_group.api"));
    expect(consequenceLines(plan)).toEqual([
      "outage head: The target group is deleted: no request gets to the Head nodes",
    ]);
  });

  it("warns of another health check, and takes it for an update in place", () => {
    const [was, is] = [{ health_check: [{ path: "/a" }] }, { health_check: [{ path: "/b" }] }];
    const plan = planWith(updated("aws_lb_target_group.api", was, is));
    expect(consequenceLines(plan)).toEqual([
      "in-place head: The target group gets another health check while it serves; Head nodes that do not pass it get no more requests",
    ]);
    expect(reviewOf(plan).consequences[0]?.cause).toEqual(["health_check[0].path"]);
  });

  it("takes the rest for an update in place", () => {
    const plan = planWith(updated("aws_lb_target_group.api", { deregistration_delay: 1 }, { deregistration_delay: 2 }));
    expect(consequenceLines(plan)).toEqual(["in-place head: The target group is updated in place"]);
  });
});
