import { ResourceChange } from "../../model/plan/plan";
import { Impact } from "../impact";
import { describeAdded, describeGroup } from "./describe-machines";
import { Finding } from "./finding";
import { Judge } from "./judge";
import { ATTACHMENT_TYPES, Fate, isMachineType, Machine, MACHINE_TYPES, machinesOf, restartCauses } from "./machines";
import { isShrunk } from "./machine-asides";
import { causeOf, PlanView } from "./plan-view";

/** Fates worth a word, the worst first. */
const FATES: readonly Fate[] = ["deleted", "replaced", "detached", "restarted", "in-place"];

/** What happens to the machines of a role is judged together: two of two that are replaced are an outage. */
export const judgeMachines: Judge = {
  types: [...MACHINE_TYPES, ...ATTACHMENT_TYPES],
  judge(changes, view) {
    const roles = new Set(changes.map(({ address }) => view.roles.roleOf(address)));
    return [...roles].flatMap((role) => judgeRole(role, changes, view));
  },
};

function judgeRole(role: string, changes: readonly ResourceChange[], view: PlanView): readonly Finding[] {
  const all = machinesOf(view, role);
  const added = addedTo(role, changes, view);
  const changed = FATES.flatMap((fate) => judgeFate(role, fate, { all, added: added.length }, view));
  return [...changed, ...judgeAdded(role, added, all)];
}

/** The machines of a role that there are, and how many it gets. */
interface Machines {
  readonly all: readonly Machine[];
  readonly added: number;
}

function judgeFate(role: string, fate: Fate, { all, added }: Machines, view: PlanView): readonly Finding[] {
  const machines = all.filter((machine) => machine.fate === fate);
  if (machines.length === 0) return [];
  const isDown = all.every(({ isAway, fate: its }) => isAway || its === "restarted");
  return [
    {
      role,
      impact: impactOf(fate, isDown),
      exposure: false,
      isRefused: machines.some(isShrunk),
      resources: machines.flatMap(({ address, lostAttachments }) => [address, ...lostAttachments]),
      cause: [...new Set(machines.flatMap((machine) => causesOf(machine, view)))],
      kind: "machines",
      subject: "",
      what: describeGroup({ role, fate, machines, all, added, isDown }, view),
    },
  ];
}

function impactOf(fate: Fate, isDown: boolean): Impact {
  if (fate === "in-place" || fate === "kept") return "in-place";
  if (fate === "restarted") return "restart";
  return isDown ? "outage" : "degraded";
}

function causesOf({ change, fate }: Machine, view: PlanView): readonly string[] {
  if (change === undefined) return [];
  if (fate === "restarted") return restartCauses(view, change);
  return fate === "in-place" ? view.changedNames(change) : causeOf(change);
}

function addedTo(role: string, changes: readonly ResourceChange[], view: PlanView): readonly string[] {
  return changes
    .filter(({ action, type }) => action === "create" && isMachineType(type))
    .map(({ address }) => address)
    .filter((address) => view.roles.roleOf(address) === role);
}

function judgeAdded(role: string, added: readonly string[], all: readonly Machine[]): readonly Finding[] {
  if (added.length === 0) return [];
  const others = all.filter(({ fate }) => fate !== "deleted").length;
  const what = describeAdded(role, added, others);
  return [{ role, impact: "none", exposure: false, resources: added, cause: [], kind: "machines", subject: "", what }];
}
