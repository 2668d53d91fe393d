import { ResourceChange } from "../../model/plan/plan";
import { numberAt, textAt } from "../changes/plan-values";
import { Finding, isGone } from "./finding";
import { Judge, judgeEach } from "./judge";
import { PlanView } from "./plan-view";

/** What is on record, and for how long. */
export const judgeLogs: Judge = judgeEach(
  ["aws_cloudwatch_log_group", "aws_cloudwatch_log_stream", "aws_flow_log", "aws_cloudtrail"],
  (change, view) => {
    if (change.action === "create") return [];
    const isKept = change.type === "aws_flow_log" || change.type === "aws_cloudtrail";
    if (isGone(change.action)) return [isKept ? judgeRecording(change, view) : judgeLost(change, view)];
    return [judgeUpdate(change, view)];
  },
);

function judgeRecording(change: ResourceChange, view: PlanView): Finding {
  const what =
    change.action === "delete"
      ? "is deleted: nothing is on record from now on"
      : "is replaced: what happens until the new one is there is not on record";
  return view.finding(change, { impact: "in-place", what });
}

function judgeLost(change: ResourceChange, view: PlanView): Finding {
  const verb = change.action === "delete" ? "is deleted" : "is replaced";
  return view.finding(change, { impact: "loss", what: `${verb} with all logs in it` });
}

function judgeUpdate(change: ResourceChange, view: PlanView): Finding {
  const cause = view.changedNames(change);
  const [was, is] = [daysKept(change.before), daysKept(change.after)];
  if (cause.includes("retention_in_days") && is < was) {
    const what = `keeps ${is} days instead of ${was === Infinity ? "everything" : was}: older entries are deleted`;
    return view.finding(change, { impact: "loss", what, cause });
  }
  return view.finding(change, { impact: "in-place", what: "is updated in place", cause });
}

/** Zero and nothing mean that nothing is ever deleted. */
function daysKept(values: ResourceChange["before"]): number {
  const days = numberAt(values, "retention_in_days") ?? 0;
  return textAt(values, "retention_in_days") === undefined || days === 0 ? Infinity : days;
}
