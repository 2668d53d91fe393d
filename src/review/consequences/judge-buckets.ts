import { ResourceChange } from "../../model/plan/plan";
import { isOn, textAt } from "../changes/plan-values";
import { roleTagOf } from "../roles/role-tag-of";
import { Finding, isGone } from "./finding";
import { Judge, judgeEach } from "./judge";
import { PlanView } from "./plan-view";

const STATE = /(^|[-_.])(tf-?)?state([-_.]|$)|tfstate/i;

/** A bucket is what is in it; nobody gives that back. */
export const judgeBuckets: Judge = judgeEach(["aws_s3_bucket", "aws_s3_directory_bucket"], (change, view) => {
  if (isGone(change.action)) return [judgeGone(change, view)];
  if (change.action !== "update") return [];
  const cause = view.changedNames(change);
  const what =
    cause.includes("force_destroy") && isOn(change.after, "force_destroy")
      ? "can be deleted with everything in it from now on: force_destroy is turned on"
      : "is updated in place";
  return [view.finding(change, { impact: "in-place", what, cause })];
});

function judgeGone(change: ResourceChange, view: PlanView): Finding {
  const verb = change.action === "delete" ? "is deleted" : "is replaced";
  if (isStateBucket(change)) {
    const what = `${verb}: the Terraform state of every environment in it is gone`;
    return view.finding(change, { role: "storage", impact: "loss", what });
  }
  const what = isOn(change.before, "force_destroy")
    ? `${verb} with everything in it, all versions too`
    : `${verb}: AWS refuses while anything is in it, and the apply stops; what is in it by then is gone for good`;
  return view.finding(change, { impact: "loss", what });
}

/** A plan does not say where its state is; a bucket of states is known by its tag or its name. */
function isStateBucket({ before, address }: ResourceChange): boolean {
  const role = before && roleTagOf(before);
  return role === "state" || STATE.test(textAt(before, "bucket") ?? "") || STATE.test(address);
}
