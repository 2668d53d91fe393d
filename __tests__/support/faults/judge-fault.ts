import { readNetworkModel } from "../../../src/model/read-network-model";
import { Contract } from "../../../src/verify/contract";
import { environmentContract } from "../../../src/verify/environment-contract";
import { Verification } from "../../../src/verify/verification";
import { verify } from "../../../src/verify/verify";
import { shippedEnvironment } from "../environment";
import { synthesizeText } from "../synthesize";
import { Fault } from "./fault";
import { StackDraft } from "./stack-draft";

/** A stack in order, and what it has to keep. */
interface CleanStack {
  readonly text: string;
  readonly contract: Contract;
}

/** A stack with a fault in it, and what the proof says of it. */
export interface JudgedFault {
  readonly draft: StackDraft;
  /** Terraform addresses of everything in the stack. */
  readonly addresses: ReadonlySet<string>;
  readonly verification: Verification;
}

const cleanStacks = new Map<string, CleanStack>();

/** What the proof says of the stack that a fault is planted in, before it is. */
export function judgeClean({ environment, overrides }: Pick<Fault, "environment" | "overrides">): Verification {
  const { text, contract } = cleanStackOf({ environment, overrides });
  return verify(readNetworkModel(text, "cdk.tf.json"), contract, environment);
}

/** Plants a fault in its stack, and proves the contract on the result. */
export function judgeFault(fault: Fault): JudgedFault {
  const { text, contract } = cleanStackOf(fault);
  const draft = new StackDraft(text);
  fault.plant(draft);
  const model = readNetworkModel(draft.toText(), "cdk.tf.json");
  const addresses = new Set([...model.resources.keys(), ...model.notModelled.map(({ address }) => address)]);
  return { draft, addresses, verification: verify(model, contract, fault.environment) };
}

function cleanStackOf({ environment, overrides }: Pick<Fault, "environment" | "overrides">): CleanStack {
  const key = JSON.stringify([environment, overrides]);
  const stack = cleanStacks.get(key) ?? buildStack(environment, overrides);
  cleanStacks.set(key, stack);
  return stack;
}

function buildStack(name: Fault["environment"], overrides: Fault["overrides"]): CleanStack {
  const environment = shippedEnvironment(name, overrides);
  return { text: synthesizeText(environment), contract: environmentContract(environment) };
}
