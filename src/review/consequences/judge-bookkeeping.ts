import { Finding, isGone } from "./finding";
import { Judge, judgeEach } from "./judge";
import { ResourceChange } from "../../model/plan/plan";
import { PlanView } from "./plan-view";

/** Values that exist in the state only, and actions of Terraform itself; what they cause is in the changes to others. */
export const judgeBookkeeping: Judge = judgeEach(
  [
    "null_resource",
    "terraform_data",
    "time_sleep",
    "time_static",
    "time_rotating",
    "time_offset",
    "random_id",
    "random_integer",
    "random_pet",
    "random_shuffle",
    "random_string",
    "random_uuid",
    "random_password",
    "tls_private_key",
  ],
  (change, view) => (change.action === "create" ? [] : [judgeChange(change, view)]),
);

function judgeChange(change: ResourceChange, view: PlanView): Finding {
  const isSecret = change.type === "random_password" || change.type === "tls_private_key";
  if (isSecret && isGone(change.action)) {
    return view.finding(change, { impact: "loss", what: "the secret that there is goes, and cannot be made again" });
  }
  return view.finding(change, {
    impact: "none",
    what: "changes in the state only; what follows from it is told where it happens",
  });
}
