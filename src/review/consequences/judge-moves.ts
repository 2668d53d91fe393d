import { ResourceChange } from "../../model/plan/plan";
import { Finding } from "./finding";
import { PlanView } from "./plan-view";

/** What changes in Terraform's books only: moved, imported and forgotten resources. */
export function judgeMoves(changes: readonly ResourceChange[], view: PlanView): readonly Finding[] {
  return changes.flatMap((change) => [
    ...judgeMove(change, view),
    ...(change.importId === undefined ? [] : [judgeImport(change, view)]),
    ...(change.action === "forget" || change.leavesOld === true ? [judgeForget(change, view)] : []),
  ]);
}

function judgeMove(change: ResourceChange, view: PlanView): readonly Finding[] {
  const { previousAddress, address } = change;
  if (previousAddress === undefined || previousAddress === address) return [];
  const what = `was ${previousAddress}: only its name in the state changes`;
  return [view.finding(change, { impact: "none", cause: [], subject: address, what })];
}

function judgeImport(change: ResourceChange, view: PlanView): Finding {
  const what = `${change.importId ?? ""} is taken into the state: Terraform looks after it from now on`;
  return view.finding(change, { impact: "none", cause: [], subject: change.address, what });
}

function judgeForget(change: ResourceChange, view: PlanView): Finding {
  const what = "is kept running, and forgotten by Terraform: nobody looks after it from now on";
  return view.finding(change, { impact: "none", cause: [], what });
}
