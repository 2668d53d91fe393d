import { PlanValue } from "../../../model/plan/plan-value";
import { isPlanList, isSameValue, textAt, textsAt } from "../../changes/plan-values";
import { AttributeChange } from "../../review";
import { Finding } from "../finding";
import { PlanView } from "../plan-view";
import { HandMade, namesOf } from "./hand-made";
import { fateOfHandMade, HandMadeFate } from "./put-back";

const OUTSIDE = "outside Terraform";

const INGRESS = "ingress";

const EVERYONE = ["0.0.0.0/0", "::/0"];

/** What was changed outside Terraform, and whether the plan puts it back; what it costs to do so is the plan's. */
export function judgeDrift(handMade: readonly HandMade[], view: PlanView): readonly Finding[] {
  return handMade.map((found) => {
    const { kind } = found;
    if (kind === "deleted") return judgeDeleted(found, view);
    return kind === "stopped" ? judgeStopped(found, view) : judgeChanged(found, view);
  });
}

function judgeDeleted({ change }: HandMade, view: PlanView): Finding {
  const action = view.graph.change(change.address)?.action;
  const then = action === "create" ? "the plan makes it anew" : "the plan does not make it anew";
  return view.finding(change, { impact: "none", isOutside: true, cause: [], what: `was deleted ${OUTSIDE}; ${then}` });
}

function judgeStopped({ change }: HandMade, view: PlanView): Finding {
  const state = textAt(change.after, "instance_state") ?? "stopped";
  const plan = view.graph.change(change.address);
  const starts = plan !== undefined && (plan.action === "replace" || view.changes(plan, ...STARTING));
  const then = starts ? "the plan starts it or makes a new one" : "the plan does not start it";
  const what = `is ${state}, which somebody did ${OUTSIDE}; ${then}`;
  return view.finding(change, { impact: "none", isOutside: true, cause: ["instance_state"], what });
}

/** The provider stops a machine to change these, and then starts it. */
const STARTING = ["instance_type", "user_data", "user_data_base64"];

function judgeChanged(found: HandMade, view: PlanView): Finding {
  const { change, attributes } = found;
  const names = namesOf(found);
  const fate = fateOfHandMade(found, view);
  const opened = openRules(found);
  const isExposed = fate === "left" && (opened.length > 0 || attributes.some(isDangerousPolicy));
  const detail = opened.length > 0 ? `${names.join(", ")}: ${opened.join(", ")}` : names.join(", ");
  const what = `was changed ${OUTSIDE} (${detail}); ${THEN[fate]}`;
  return view.finding(change, { impact: "none", isOutside: true, exposure: isExposed, cause: names, what });
}

const THEN: Readonly<Record<HandMadeFate, string>> = {
  restored: "the plan puts that back",
  overwritten: "the plan writes something else over that",
  left: "the plan leaves that",
};

/** Rules of a group that let everyone in and that are not there by Terraform, in words. */
function openRules({ change, attributes }: HandMade): readonly string[] {
  const whole = attributes.find(({ path }) => path === INGRESS);
  const isInline = attributes.some(({ path }) => path.startsWith(`${INGRESS}[`));
  const [was, is] = whole ? [whole.before, whole.after] : [change.before?.[INGRESS], change.after?.[INGRESS]];
  if (whole === undefined && !isInline) return [];
  const added = itemsOf(is).filter((rule) => !itemsOf(was).some((other) => isSameValue(rule, other)));
  return added.flatMap((rule) => {
    const blocks = [...textsAt(rule, "cidr_blocks"), ...textsAt(rule, "ipv6_cidr_blocks")];
    return blocks.filter((block) => EVERYONE.includes(block)).map((block) => `${describeRule(rule)} from ${block}`);
  });
}

function describeRule(rule: PlanValue): string {
  const protocol = textAt(rule, "protocol") ?? "-1";
  if (protocol === "-1") return "everything";
  const [from, to] = [textAt(rule, "from_port"), textAt(rule, "to_port")];
  const ports = from === to ? from : `${from ?? ""}-${to ?? ""}`;
  return [protocol.toUpperCase(), ports].join(" ");
}

function isDangerousPolicy({ path, after }: AttributeChange): boolean {
  return (
    path === "managed_policy_arns" &&
    itemsOf(after).some((arn) => typeof arn === "string" && /FullAccess$|AdministratorAccess$/.test(arn))
  );
}

function itemsOf(value: PlanValue | undefined): readonly PlanValue[] {
  return isPlanList(value) ? value : [];
}
