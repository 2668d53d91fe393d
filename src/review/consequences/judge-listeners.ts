import { ResourceChange } from "../../model/plan/plan";
import { PlanObject } from "../../model/plan/plan-value";
import { blocksAt, textAt } from "../changes/plan-values";
import { roleWords } from "../roles/role-words";
import { Finding, isGone } from "./finding";
import { Judge, judgeEach } from "./judge";
import { PlanView } from "./plan-view";
import { allowsOldTls } from "./tls-policies";

/** A listener is a port of the load balancer, and what it does with a request there. */
export const judgeListeners: Judge = judgeEach(["aws_lb_listener", "aws_alb_listener"], (change, view) => {
  if (isGone(change.action)) return [judgeGone(change, view)];
  if (change.action === "create") return judgeTls(change, view);
  return change.action === "update" ? judgeUpdate(change, view) : [];
});

function judgeGone(change: ResourceChange, view: PlanView): Finding {
  const port = textAt(change.before, "port") ?? "(unknown)";
  const what =
    change.action === "delete"
      ? `is deleted: nobody answers on port ${port} any more`
      : `is replaced: nobody answers on port ${port} until the new one listens`;
  return view.finding(change, { impact: "outage", what });
}

function judgeUpdate(change: ResourceChange, view: PlanView): readonly Finding[] {
  const findings = [...judgePort(change, view), ...judgeAction(change, view), ...judgeTls(change, view)];
  const told = new Set(findings.flatMap(({ cause }) => cause));
  const cause = view.changedNames(change).filter((name) => !told.has(name));
  if (cause.length === 0) return findings;
  const what = cause.includes("certificate_arn")
    ? "takes the new certificate while connections go on"
    : "is updated while it serves";
  return [...findings, view.finding(change, { impact: "in-place", what, cause })];
}

function judgePort(change: ResourceChange, view: PlanView): readonly Finding[] {
  const cause = ["port", "protocol"].filter((name) => view.changes(change, name));
  if (cause.length === 0) return [];
  const what = `answers as ${describePort(change.after)} instead of ${describePort(change.before)}: callers of the old one fail until they are changed`;
  return [view.finding(change, { impact: "outage", what, cause })];
}

function describePort(values: PlanObject | undefined): string {
  return `${textAt(values, "protocol") ?? "(unknown)"} on port ${textAt(values, "port") ?? "(unknown)"}`;
}

function judgeAction(change: ResourceChange, view: PlanView): readonly Finding[] {
  if (!view.changes(change, "default_action")) return [];
  const cause = ["default_action"];
  const [was, is] = [actionOf(change.before), actionOf(change.after)];
  if (was === is) return [];
  if (is === "forward" && was === "redirect" && textAt(change.after, "protocol") === "HTTP") {
    const what = "answers in clear instead of redirecting: whoever is on the way can read and change the requests";
    return [view.finding(change, { impact: "in-place", exposure: true, what, cause })];
  }
  if (is === "redirect") return [view.finding(change, { impact: "in-place", what: describeRedirect(change), cause })];
  if (is === "fixed-response") return rolesBefore(change, view).map((role) => answersAlone(change, role, view));
  return [view.finding(change, { impact: "in-place", what: `does ${is} instead of ${was} from now on`, cause })];
}

function describeRedirect({ after }: ResourceChange): string {
  const [redirect] = blocksAt(blocksAt(after, "default_action")[0], "redirect");
  const to = `${textAt(redirect, "protocol") ?? "another address"} ${textAt(redirect, "port") ?? ""}`.trim();
  return `redirects callers to ${to} from now on; those that do not follow redirects fail`;
}

function answersAlone(change: ResourceChange, role: string, view: PlanView): Finding {
  const what = `gives a fixed answer instead of asking the ${roleWords(role).machines}: ${roleWords(role).down}`;
  return view.finding(change, { role, impact: "outage", what, cause: ["default_action"] });
}

/** Roles that get requests from the listener now. */
function rolesBefore({ address }: ResourceChange, view: PlanView): readonly string[] {
  const groups = view.graph.namedBy(address, ["default_action"]);
  const roles = [...new Set(groups.flatMap((group) => view.roles.rolesBehind(group)))];
  return roles.length > 0 ? roles : [view.roles.roleOf(address)];
}

function actionOf(values: PlanObject | undefined): string {
  const actions = blocksAt(values, "default_action");
  return textAt(actions.at(-1), "type") ?? "something unknown";
}

function judgeTls(change: ResourceChange, view: PlanView): readonly Finding[] {
  if (change.action === "update" && !view.changes(change, "ssl_policy")) return [];
  const [was = "", is] = [textAt(change.before, "ssl_policy"), textAt(change.after, "ssl_policy")];
  if (is === undefined) return [];
  const parts = { impact: "in-place", cause: ["ssl_policy"] } as const;
  if (allowsOldTls(is) && !allowsOldTls(was)) {
    const what = `takes ${is}, which accepts the broken TLS 1.0 or 1.1`;
    return [view.finding(change, { ...parts, exposure: true, what })];
  }
  if (change.action === "create") return [];
  const what = `takes ${is} for new connections; callers that speak only what the old policy allowed fail`;
  return [view.finding(change, { ...parts, what })];
}
