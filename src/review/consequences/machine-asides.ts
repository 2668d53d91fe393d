import { PlanObject } from "../../model/plan/plan-value";
import { blocksAt, isOn, numberAt, textAt } from "../changes/plan-values";
import { RoleWords } from "../roles/role-words";
import { Fate, Machine } from "./machines";
import { PlanView } from "./plan-view";
import { describeNames, shortName } from "./resource-names";

/** What else there is to know of what happens to machines, a clause each. */
export function machineAsides(
  fate: Fate,
  machines: readonly Machine[],
  words: RoleWords,
  view: PlanView,
): readonly string[] {
  if (fate === "replaced" || fate === "deleted") return goneAsides(machines, words, view);
  const shrunk = describeShrunk(machines);
  if (fate !== "restarted") return shrunk;
  const script = machines.some((machine) => changesScript(machine, view)) ? [SCRIPT] : [];
  return [...shrunk, ...lostAddresses(machines, view), ...script];
}

function goneAsides(machines: readonly Machine[], words: RoleWords, view: PlanView): readonly string[] {
  const isProtected = machines.some(({ change }) => isTerminationRefused(change));
  return [describeLoss(machines, words), ...lostAddresses(machines, view), ...(isProtected ? [PROTECTED] : [])];
}

const SCRIPT = "cloud-init runs the new user data only where it is told to run at every start";

const PROTECTED = "termination protection is on, so AWS refuses and the apply stops";

/** The provider takes the protection away only where it was told before to use force. */
function isTerminationRefused(change: Machine["change"]): boolean {
  return isOn(change?.before, "disable_api_termination") && !isOn(change?.before, "force_destroy");
}

function describeShrunk(machines: readonly Machine[]): readonly string[] {
  const shrunk = machines.filter(isShrunk);
  if (shrunk.length === 0) return [];
  const names = describeNames(shrunk.map(({ address }) => shortName(address)));
  const all = machines.length === 1 ? "its root volume" : "their root volumes";
  const which = shrunk.length === machines.length ? all : `the root volume of ${names}`;
  return [`AWS refuses to make ${which} smaller, and the apply stops`];
}

/** A root volume goes with its machine unless it was told to stay. */
function describeLoss(machines: readonly Machine[], { lost }: RoleWords): string {
  const stays = machines.every(({ change }) => {
    const [root] = blocksAt(change?.before, "root_block_device");
    return root !== undefined && root["delete_on_termination"] === false;
  });
  const [one, many] = stays ? (["its root volume stays", "their root volumes stay"] as const) : lost;
  return machines.length === 1 ? one : many;
}

/** AWS gives a machine another public address at each start, unless it has an Elastic IP. */
function lostAddresses(machines: readonly Machine[], view: PlanView): readonly string[] {
  const elastic = new Set(
    view.plan.before.flatMap(({ type, values }) => (type === "aws_eip" ? (textAt(values, "public_ip") ?? []) : [])),
  );
  const addresses = machines.flatMap(({ change }) => textAt(change?.before, "public_ip") ?? []);
  const lost = addresses.filter((address) => !elastic.has(address));
  if (lost.length === 0) return [];
  return [
    `public address${lost.length === 1 ? "" : "es"} ${describeNames(lost)} ${lost.length === 1 ? "is" : "are"} lost`,
  ];
}

function changesScript({ change }: Machine, view: PlanView): boolean {
  return change !== undefined && view.changes(change, "user_data", "user_data_base64");
}

/** Whether its root volume is to get smaller, which the provider asks for and AWS refuses. */
export function isShrunk({ change, fate }: Machine): boolean {
  if (fate !== "in-place" && fate !== "restarted") return false;
  const [was, is] = [rootSize(change?.before), rootSize(change?.after)];
  return was !== undefined && is !== undefined && is < was;
}

function rootSize(values: PlanObject | undefined): number | undefined {
  return numberAt(blocksAt(values, "root_block_device")[0], "volume_size");
}
