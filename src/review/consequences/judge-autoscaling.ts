import { ResourceChange } from "../../model/plan/plan";
import { blocksAt, numberAt } from "../changes/plan-values";
import { RoleWords, roleWords } from "../roles/role-words";
import { Finding, isGone } from "./finding";
import { Judge, judgeEach } from "./judge";
import { PlanView } from "./plan-view";

const SIZES = ["desired_capacity", "min_size", "max_size"];

/** Groups that make their machines themselves. */
export const judgeAutoscaling: Judge = judgeEach(
  ["aws_autoscaling_group", "aws_launch_template", "aws_launch_configuration", "aws_autoscaling_attachment"],
  (change, view) => {
    if (change.action === "create") return [];
    switch (change.type) {
      case "aws_autoscaling_group":
        return isGone(change.action) ? [judgeGone(change, view)] : judgeGroup(change, view);
      case "aws_autoscaling_attachment":
        return isGone(change.action) ? [judgeAttachment(change, view)] : [];
      default:
        return [judgeTemplate(change, view)];
    }
  },
);

function judgeGone(change: ResourceChange, view: PlanView): Finding {
  const words = roleWords(view.roles.roleOf(change.address));
  const what =
    change.action === "delete"
      ? `is deleted with all of its machines: ${words.down}`
      : change.order === "create-first"
        ? "is replaced: the new machines are made before the old ones go, but Terraform does not wait until they serve"
        : `is replaced with all of its machines: ${words.down} until the new ones run`;
  return view.finding(change, { impact: change.order === "create-first" ? "degraded" : "outage", what });
}

function judgeGroup(change: ResourceChange, view: PlanView): readonly Finding[] {
  const cause = view.changedNames(change);
  const sizes = cause.filter((name) => SIZES.includes(name));
  const isRefreshed = blocksAt(change.after, "instance_refresh").length > 0;
  const hasNewTemplate = cause.some((name) => /launch_|mixed_instances|availability_zones|vpc_zone/.test(name));
  const findings: Finding[] = [];
  if (sizes.length > 0) findings.push(judgeSize(change, sizes, view));
  if (hasNewTemplate && isRefreshed) {
    const what = "replaces its machines a few at a time (instance refresh)";
    findings.push(
      view.finding(change, { impact: "degraded", what, cause: cause.filter((name) => !sizes.includes(name)) }),
    );
  }
  if (findings.length > 0) return findings;
  const what = hasNewTemplate
    ? "makes machines from the new template from now on; those that run stay as they are"
    : "is updated in place";
  return [view.finding(change, { impact: "in-place", what, cause })];
}

function judgeSize(change: ResourceChange, cause: readonly string[], view: PlanView): Finding {
  const [was, is] = [sizeOf(change.before), sizeOf(change.after)];
  if (was === undefined || is === undefined) {
    return view.finding(change, { impact: "in-place", what: "gets another size, which nobody knows yet", cause });
  }
  return view.finding(change, { ...describeSize(roleWords(view.roles.roleOf(change.address)), was, is), cause });
}

function describeSize(words: RoleWords, was: number, is: number): Pick<Finding, "impact" | "what"> {
  if (is === was) return { impact: "none", what: "keeps its size, within other limits" };
  if (is > was) return { impact: "none", what: `grows from ${was} to ${is} ${words.machines}` };
  if (is === 0) return { impact: "outage", what: `shrinks from ${was} to 0 ${words.machines}: ${words.down}` };
  const lost = words.lost[was - is === 1 ? 0 : 1];
  return { impact: "degraded", what: `shrinks from ${was} to ${is} ${words.machines}; ${lost}` };
}

/** Where nobody says how many there are to be, at most the largest number that is allowed. */
function sizeOf(values: ResourceChange["before"]): number | undefined {
  const [desired, max] = [numberAt(values, "desired_capacity"), numberAt(values, "max_size")];
  return desired === undefined ? max : Math.min(desired, max ?? desired);
}

function judgeAttachment(change: ResourceChange, view: PlanView): Finding {
  const words = roleWords(view.roles.roleOf(change.address));
  const until = change.action === "replace" ? " until it is there again" : "";
  return view.finding(change, {
    impact: "outage",
    what: `is ${change.action}d: no request gets to the ${words.machines}${until}`,
  });
}

/** Whether machines that run are replaced is the group's business. */
function judgeTemplate(change: ResourceChange, view: PlanView): Finding {
  const cause = change.action === "update" ? { cause: view.changedNames(change) } : {};
  if (change.action === "delete")
    return view.finding(change, { impact: "in-place", what: "is deleted; machines that run stay" });
  const what = "changes for machines that are made from now on; those that run stay as they are";
  return view.finding(change, { impact: "in-place", what, ...cause });
}
