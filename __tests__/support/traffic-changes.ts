import { NetworkModel } from "../../src/model/network-model";
import { readNetworkModel } from "../../src/model/read-network-model";
import { Consequence, TrafficChange } from "../../src/review/review";
import { compareTraffic, TrafficComparison } from "../../src/review/traffic/compare-traffic";
import { trafficConsequences } from "../../src/review/traffic/traffic-consequences";
import { describeTraffic } from "../../src/traffic/traffic-set";
import { Contract } from "../../src/verify/contract/contract";
import { cleanStackOf } from "./faults/clean-stack";
import { Fault } from "./faults/fault";
import { StackDraft } from "./faults/stack-draft";
import { modelOf } from "./terraform-json";

/** A model with nothing that talks. */
export const NOTHING: NetworkModel = modelOf({ null_resource: { nothing: {} } });

/** A change to a shipped stack, and what it does to its traffic. */
export interface ChangedStack {
  readonly before: NetworkModel;
  readonly after: NetworkModel;
  readonly contract: Contract;
  readonly changed: ReadonlySet<string>;
  readonly comparison: TrafficComparison;
  readonly consequences: readonly Consequence[];
}

/** How a stack is changed, and who judges. */
export interface StackChange extends Pick<Fault, "environment" | "overrides"> {
  /** Makes what there is before; the shipped stack where nothing is said. */
  readonly first?: (stack: StackDraft) => void;
  /** Makes what there is after out of the shipped stack. */
  readonly then: (stack: StackDraft) => void;
  /** False for a review without a contract. */
  readonly hasContract?: boolean;
}

/** Compares a shipped stack with a change to it. */
export function changeStack({ first, then, hasContract = true, ...stack }: StackChange): ChangedStack {
  const { text, contract } = cleanStackOf(stack);
  const [before, after] = [draftOf(text, first), draftOf(text, then)];
  return { ...compareModels(before, after, hasContract ? contract : undefined), contract };
}

/** Compares two models; what differs in them is what the plan changes. */
export function compareModels(
  before: NetworkModel,
  after: NetworkModel,
  contract?: Contract,
): Omit<ChangedStack, "contract"> {
  const comparison = compareTraffic(before, after, contract);
  const changed = changedAddresses(before, after);
  return { before, after, changed, comparison, consequences: trafficConsequences(comparison, { changed }) };
}

/** A row in a line, for example `internet -> client TCP 22`, with what is unusual about it in parentheses. */
export function describeRow({ from, to, expected, extent, certainty, ...words }: TrafficChange): string {
  const asides = [
    ...(expected === true ? ["expected"] : []),
    ...(extent === "some" ? ["some"] : []),
    ...(certainty === "possible" ? ["possible"] : []),
  ];
  return `${from} -> ${to} ${describeTraffic(words)}${asides.length > 0 ? ` (${asides.join(", ")})` : ""}`;
}

/** A consequence in a line, for example `exposure client: TCP 22 of the Client is open to ...`. */
export function describeConsequence({ exposure, impact, role, message }: Consequence): string {
  return `${exposure ? "exposure" : impact} ${role}: ${message}`;
}

function draftOf(text: string, change: ((stack: StackDraft) => void) | undefined): NetworkModel {
  const draft = new StackDraft(text);
  change?.(draft);
  return readNetworkModel(draft.toText(), "cdk.tf.json");
}

function changedAddresses(before: NetworkModel, after: NetworkModel): ReadonlySet<string> {
  const addresses = [...before.resources.keys(), ...after.resources.keys()];
  const bodyIn = (model: NetworkModel, address: string) => JSON.stringify(model.resources.get(address)?.body);
  return new Set(addresses.filter((address) => bodyIn(before, address) !== bodyIn(after, address)));
}
