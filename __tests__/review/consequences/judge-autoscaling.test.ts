import { PlanObject } from "../../../src/model/plan/plan-value";
import { deleted, kept, planOf, PlanResource, replaced, updated } from "../../support/plan-builder";
import { consequenceLines, reviewOf } from "../../support/review-lines";

const TAG = { tag: [{ key: "Role", value: "workers", propagate_at_launch: true }] };

function group(was: PlanObject, is: PlanObject): PlanResource {
  return updated("aws_autoscaling_group.w", { ...TAG, ...was }, { ...TAG, ...is });
}

function linesOf(...resources: readonly PlanResource[]): readonly string[] {
  return consequenceLines(planOf([kept("aws_vpc.net"), ...resources]));
}

describe("judgeAutoscaling", () => {
  it.each([
    [2, 4, "none workers: The autoscaling group grows from 2 to 4 Workers"],
    [4, 2, "degraded workers: The autoscaling group shrinks from 4 to 2 Workers; the work on them is lost"],
    [2, 1, "degraded workers: The autoscaling group shrinks from 2 to 1 Workers; the work on it is lost"],
    [2, 0, "outage workers: The autoscaling group shrinks from 2 to 0 Workers: nobody takes work"],
  ])("says what %i machines that become %i are", (was, is, line) => {
    expect(linesOf(group({ desired_capacity: was }, { desired_capacity: is }))).toEqual([line]);
  });

  it("counts its machines", () => {
    const plan = planOf([group({ desired_capacity: 2 }, { desired_capacity: 4 })]);
    expect(reviewOf(plan).roles).toContainEqual({
      role: "workers",
      impact: "none",
      exposure: false,
      members: { before: 2, after: 4 },
    });
  });

  it("says that another limit changes no size", () => {
    const size = { desired_capacity: 2 };
    expect(linesOf(group({ ...size, max_size: 3 }, { ...size, max_size: 4 }))).toEqual([
      "none workers: The autoscaling group keeps its size, within other limits",
    ]);
  });

  it("says that a new template is for new machines, unless they are refreshed", () => {
    const template = (version: string) => ({ launch_template: [{ version }] });
    expect(linesOf(group(template("1"), template("2")))).toEqual([
      "in-place workers: The autoscaling group makes machines from the new template from now on; those that run stay as they are",
    ]);
    const refresh = { instance_refresh: [{ strategy: "Rolling" }] };
    expect(linesOf(group({ ...template("1"), ...refresh }, { ...template("2"), ...refresh }))).toEqual([
      "degraded workers: The autoscaling group replaces its machines a few at a time (instance refresh)",
    ]);
  });

  it("takes a group that goes for an outage", () => {
    expect(linesOf(deleted("aws_autoscaling_group.w", TAG))).toEqual([
      "outage workers: The autoscaling group is deleted with all of its machines: nobody takes work",
    ]);
    const sides = { was: { ...TAG, name: "a" }, is: { ...TAG, name: "b" } };
    expect(linesOf(replaced("aws_autoscaling_group.w", "name", sides))).toEqual([
      "outage workers: The autoscaling group is replaced with all of its machines: nobody takes work until the new ones run",
    ]);
    expect(linesOf(replaced("aws_autoscaling_group.w", "name", { ...sides, order: "create-first" }))).toEqual([
      "degraded workers: The autoscaling group is replaced: the new machines are made before the old ones go, but Terraform does not wait until they serve",
    ]);
  });

  it("takes a group that leaves its target group for an outage", () => {
    const wires = { autoscaling_group_name: "aws_autoscaling_group.w" };
    expect(linesOf(kept("aws_autoscaling_group.w", TAG), deleted("aws_autoscaling_attachment.a", {}, wires))).toEqual([
      "outage workers: The aws_autoscaling_attachment is deleted: no request gets to the Workers",
    ]);
  });

  it("says that a template changes no machine that runs", () => {
    expect(linesOf(updated("aws_launch_template.t", { image_id: "a" }, { image_id: "b" }))[0]).toMatch(
      /The launch template changes for machines that are made from now on; those that run stay as they are$/,
    );
  });
});
