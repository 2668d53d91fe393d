import { RoleWords, roleWords } from "../roles/role-words";
import { isShrunk, machineAsides } from "./machine-asides";
import { Fate, Machine } from "./machines";
import { PlanView } from "./plan-view";
import { describeNames, shortName, upperFirst } from "./resource-names";

/** Machines of a role to which the same happens. */
export interface MachineGroup {
  readonly role: string;
  readonly fate: Fate;
  /** Those of the group. */
  readonly machines: readonly Machine[];
  /** All of the role that there are before the plan. */
  readonly all: readonly Machine[];
  /** How many new ones the role gets. */
  readonly added: number;
  /** Whether nobody of the role serves while it happens. */
  readonly isDown: boolean;
}

/** What happens to a group of machines, as a sentence. */
export function describeGroup(group: MachineGroup, view: PlanView): string {
  const words = roleWords(group.role);
  const asides = machineAsides(group.fate, group.machines, words, view);
  const what = `${countMachines(group)} ${verbOf(group)}`;
  if (group.fate === "in-place") return asides.length > 0 ? `${what}: ${asides.join("; ")}` : what;
  return `${what}: ${[serviceOf(group, words), ...asides].join("; ")}`;
}

/** Which of how many: `The Client`, `2 of 2 Head nodes`, `1 of 2 Workers (workers_2)`. */
function countMachines({ role, machines, all }: Pick<MachineGroup, "role" | "machines" | "all">): string {
  const { machine, machines: plural } = roleWords(role);
  if (all.length === 1) return `The ${machine}`;
  const which =
    machines.length < all.length ? ` (${describeNames(machines.map(({ address }) => shortName(address)))})` : "";
  return `${machines.length} of ${all.length} ${plural}${which}`;
}

function verbOf({ fate, machines, added }: MachineGroup): string {
  const [is, s] = machines.length === 1 ? ["is", "s"] : ["are", ""];
  const verbs: Readonly<Record<Fate, string>> = {
    kept: `stay${s}`,
    "in-place": inPlaceVerbOf(machines),
    restarted: `restart${s}`,
    detached: `no longer get${s} requests from the load balancer`,
    replaced: `${is} replaced`,
    deleted: `${is} deleted${added > 0 ? `, and ${added === 1 ? "another one is" : `${added} others are`} added` : ""}`,
  };
  const together = machines.length > 1 && (fate === "replaced" || fate === "restarted") ? " at the same time" : "";
  return verbs[fate] + together;
}

/** Where AWS refuses the update, nothing becomes of it. */
function inPlaceVerbOf(machines: readonly Machine[]): string {
  const [one, many] = machines.every(isShrunk)
    ? ["goes on as it is", "go on as they are"]
    : ["is updated in place while it serves", "are updated in place while they serve"];
  return machines.length === 1 ? one : many;
}

/** What callers notice. */
function serviceOf(group: MachineGroup, words: RoleWords): string {
  const { fate, isDown, machines } = group;
  if (isDown) return `${words.down}${howLong(group)}`;
  const isMadeFirst = fate === "replaced" && !machines.some(({ isAway }) => isAway);
  return isMadeFirst ? makesFirst(group) : whoIsLeft(group);
}

function whoIsLeft(group: MachineGroup): string {
  const { fate, all } = group;
  const left = all.filter((machine) => !machine.isAway && machine.fate !== "restarted").length;
  if (fate === "deleted") return left === 1 ? "1 stays" : `${left} stay`;
  return `${left} of ${all.length} ${left === 1 ? "goes" : "go"} on${howLong(group)}`;
}

/** Terraform waits until the new machine runs, and not until it serves. */
function makesFirst({ machines }: MachineGroup): string {
  const [old, its] = machines.length === 1 ? ["the old one goes", "its"] : ["the old ones go", "their"];
  return `the new ones are made before ${old}, but Terraform does not wait until they serve, and ${its} open connections break`;
}

function howLong(group: MachineGroup): string {
  const { fate, isDown } = group;
  if (fate === "restarted") return isDown ? " for the minutes of the restart" : " meanwhile";
  if (fate === "replaced") return ` until ${untilServed(group)}`;
  return fate === "deleted" ? untilAdded(group) : "";
}

/** One that serves ends an outage; for all to serve again, all have to. */
function untilServed({ machines, isDown }: MachineGroup): string {
  const isTarget = machines.some((machine) => machine.isTarget);
  if (machines.length > 1 && !isDown) return `the new ones ${isTarget ? "are healthy" : "run"}`;
  return `${machines.length === 1 ? "the" : "a"} new one ${isTarget ? "is healthy" : "runs"}`;
}

function untilAdded({ added }: MachineGroup): string {
  if (added === 0) return "";
  return added === 1 ? " until that runs" : " until one of them runs";
}

/** New machines, as a sentence. */
export function describeAdded(role: string, addresses: readonly string[], others: number): string {
  const { machine, machines } = roleWords(role);
  const names = describeNames(addresses.map(shortName));
  const what = addresses.length === 1 ? `1 ${machine} is` : `${addresses.length} ${machines} are`;
  return upperFirst(`${what} added (${names})${others > 0 ? ": those that there are go on as before" : ""}`);
}
