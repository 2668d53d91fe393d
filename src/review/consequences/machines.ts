import { ResourceChange } from "../../model/plan/plan";
import { isGone } from "./finding";
import { PlanView } from "./plan-view";
import { isWordsOnly } from "./words-only";

/** Types of resources that are one machine each. */
export const MACHINE_TYPES = ["aws_instance", "aws_spot_instance_request"] as const;

/** Types that put a machine behind a load balancer. */
export const ATTACHMENT_TYPES = [
  "aws_lb_target_group_attachment",
  "aws_alb_target_group_attachment",
  "aws_elb_attachment",
] as const;

/** Attributes that AWS changes on a stopped machine only: the provider stops it and starts it again. */
const RESTARTING = ["instance_type", "user_data", "user_data_base64"];

/** What the plan does to a machine that there is; `detached` leaves it running and takes requests away from it. */
export type Fate = "kept" | "in-place" | "restarted" | "detached" | "replaced" | "deleted";

/** A machine that there is, and what happens to it. */
export interface Machine {
  readonly address: string;
  readonly change: ResourceChange | undefined;
  readonly fate: Fate;
  /** Whether a load balancer sends it requests. */
  readonly isTarget: boolean;
  /** Whether its service is away for a time, or for good. */
  readonly isAway: boolean;
  /** What ties it to its load balancer and goes. */
  readonly lostAttachments: readonly string[];
}

/** The machines of a role that there are before the plan. */
export function machinesOf(view: PlanView, role: string): readonly Machine[] {
  return view.plan.before
    .filter(({ type, address }) => isMachineType(type) && view.roles.roleOf(address) === role)
    .map(({ address }) => machineAt(view, address));
}

/** Whether a type is that of a machine. */
export function isMachineType(type: string): boolean {
  return (MACHINE_TYPES as readonly string[]).includes(type);
}

/** What makes a machine restart. */
export function restartCauses(view: PlanView, change: ResourceChange): readonly string[] {
  return change.action === "update" ? view.changedNames(change).filter((name) => RESTARTING.includes(name)) : [];
}

function machineAt(view: PlanView, address: string): Machine {
  const change = view.graph.change(address);
  const attachments = view.usersOf(address, ...ATTACHMENT_TYPES).filter((user) => view.graph.before(user));
  const lostAttachments = attachments.filter((attachment) => isCutOff(view, attachment));
  const fate = fateOf(view, change, lostAttachments.length > 0);
  return {
    address,
    change,
    fate,
    isTarget: attachments.length > 0,
    isAway: isAway(fate, change, lostAttachments.length > 0),
    lostAttachments,
  };
}

function fateOf(view: PlanView, change: ResourceChange | undefined, isDetached: boolean): Fate {
  if (change?.action === "delete") return "deleted";
  if (change?.action === "replace") return "replaced";
  if (isDetached) return "detached";
  return change?.action === "update" ? fateOfUpdate(view, change) : "kept";
}

function fateOfUpdate(view: PlanView, change: ResourceChange): Fate {
  if (isWordsOnly(change, view)) return "kept";
  return restartCauses(view, change).length > 0 ? "restarted" : "in-place";
}

/** Made before the old one goes, a machine is away only where its attachment is made anew after the old one is gone. */
function isAway(fate: Fate, change: ResourceChange | undefined, isDetached: boolean): boolean {
  if (fate === "replaced") return change?.order !== "create-first" || isDetached;
  return fate === "deleted" || fate === "detached";
}

/** Whether requests no longer get from the load balancer to the target, for a time or for good. */
function isCutOff(view: PlanView, attachment: string): boolean {
  const change = view.graph.change(attachment);
  if (!isGone(change?.action) || change?.order === "create-first") return false;
  return !view.graph.namedBy(attachment, ["target_group_arn", "elb"]).some((group) => view.isGone(group));
}
