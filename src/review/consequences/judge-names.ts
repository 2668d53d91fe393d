import { ResourceChange } from "../../model/plan/plan";
import { textAt } from "../changes/plan-values";
import { Finding, isGone } from "./finding";
import { Judge, judgeEach } from "./judge";
import { PlanView } from "./plan-view";

/** Names by which services are found, and the certificates that prove them. */
export const judgeNames: Judge = judgeEach(
  ["aws_route53_record", "aws_route53_zone", "aws_acm_certificate", "aws_acm_certificate_validation"],
  (change, view) => {
    if (change.action === "create") return [];
    if (change.type === "aws_acm_certificate_validation") return [];
    if (change.type === "aws_acm_certificate") return [judgeCertificate(change, view)];
    return [change.type === "aws_route53_zone" ? judgeZone(change, view) : judgeRecord(change, view)];
  },
);

function judgeCertificate(change: ResourceChange, view: PlanView): Finding {
  if (!isGone(change.action)) {
    return view.finding(change, { impact: "in-place", what: "is updated in place", cause: view.changedNames(change) });
  }
  const name = textAt(change.before, "domain_name") ?? "its name";
  const isUsed = view.graph
    .usersOf(change.address)
    .some(({ address }) => isListener(address, view) && !view.isGone(address));
  if (change.action === "replace" && (change.order === "create-first" || !isUsed)) {
    return view.finding(change, {
      impact: "in-place",
      what: `is replaced; the old one for ${name} is used until the new one is valid`,
    });
  }
  if (!isUsed)
    return view.finding(change, { impact: "in-place", what: `is deleted; no listener uses the one for ${name}` });
  const verb = change.action === "delete" ? "is deleted" : "is replaced";
  const what = `${verb}: AWS refuses while a listener uses the one for ${name}, and the apply stops`;
  return view.finding(change, { impact: "degraded", what });
}

function isListener(address: string, view: PlanView): boolean {
  return view.graph.typeOf(address).includes("listener");
}

function judgeZone(change: ResourceChange, view: PlanView): Finding {
  if (!isGone(change.action)) {
    return view.finding(change, { impact: "in-place", what: "is updated in place", cause: view.changedNames(change) });
  }
  const verb = change.action === "delete" ? "is deleted" : "is replaced";
  const name = textAt(change.before, "name") ?? "its name";
  const what = `${verb}: no name in ${name} is found any more, and its name servers cannot be had again`;
  return view.finding(change, { impact: "loss", what });
}

function judgeRecord(change: ResourceChange, view: PlanView): Finding {
  const name = textAt(change.before, "name") ?? "its name";
  if (textAt(change.before, "type") === "CNAME" && name.startsWith("_") && isGone(change.action)) {
    return view.finding(change, {
      impact: "in-place",
      what: `is ${change.action}d; it only proves to AWS who owns ${name}`,
    });
  }
  if (change.action === "delete") {
    return view.finding(change, { impact: "outage", what: `is deleted: nobody finds ${name} any more` });
  }
  if (change.action === "replace") {
    return view.finding(change, { impact: "outage", what: `is replaced: ${describeReplaced(name, change, view)}` });
  }
  const what = `leads ${name} elsewhere; callers follow when their copies of the old answer expire`;
  return view.finding(change, { impact: "in-place", what, cause: view.changedNames(change) });
}

/** Whether the old name comes back, and where it is to be found then. */
function describeReplaced(name: string, change: ResourceChange, view: PlanView): string {
  const next = textAt(change.after, "name");
  if (next === undefined) return `nobody finds ${name} until the new one is there, whose name is not known yet`;
  if (fullName(next) !== fullName(name)) return `${name} is gone for good, and ${next} comes instead`;
  const until = `nobody finds ${name} until the new one is there`;
  return view.changes(change, "zone_id")
    ? `${until}; that is in another hosted zone, and callers find it only where the domain's name servers are those of that zone`
    : until;
}

/** Route 53 takes names as people write them. */
function fullName(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}
