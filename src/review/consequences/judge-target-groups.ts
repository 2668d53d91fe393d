import { ResourceChange } from "../../model/plan/plan";
import { roleWords } from "../roles/role-words";
import { Finding } from "./finding";
import { Judge, judgeEach } from "./judge";
import { PlanView } from "./plan-view";

/** What a health check is decided by. */
const CHECKED = ["health_check"];

/** A target group is a load balancer's list of who serves; who is behind it is down while it is empty. */
export const judgeTargetGroups: Judge = judgeEach(["aws_lb_target_group", "aws_alb_target_group"], (change, view) =>
  rolesBehind(change, view).flatMap((role) => judgeRole(change, role, view)),
);

function rolesBehind({ address }: ResourceChange, view: PlanView): readonly string[] {
  const roles = view.roles.rolesBehind(address);
  return roles.length > 0 ? roles : [view.roles.roleOf(address)];
}

function judgeRole(change: ResourceChange, role: string, view: PlanView): readonly Finding[] {
  const words = roleWords(role);
  switch (change.action) {
    case "replace": {
      const what = `is replaced: ${words.down} until the ${words.machines} pass the health check of the new one`;
      return [view.finding(change, { role, impact: "outage", what, resources: withAttachments(change, view) })];
    }
    case "delete":
      return [
        view.finding(change, { role, impact: "outage", what: `is deleted: no request gets to the ${words.machines}` }),
      ];
    case "update":
      return [judgeUpdate(change, role, view)];
    default:
      return [];
  }
}

function judgeUpdate(change: ResourceChange, role: string, view: PlanView): Finding {
  const cause = view.attributesOf(change).map(({ path }) => path);
  const isChecked = view.changes(change, ...CHECKED);
  const what = isChecked
    ? `gets another health check while it serves; ${roleWords(role).machines} that do not pass it get no more requests`
    : "is updated in place";
  return view.finding(change, { role, impact: "in-place", what, cause });
}

/** The targets are put into the new group with it. */
function withAttachments({ address }: ResourceChange, view: PlanView): readonly string[] {
  const attachments = view.usersOf(address, "aws_lb_target_group_attachment", "aws_alb_target_group_attachment");
  return [address, ...attachments.filter((user) => view.isGone(user))];
}
