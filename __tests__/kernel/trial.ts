import * as fc from "fast-check";
import { readNetworkModel } from "../../src/model/read-network-model";
import { AddressSet } from "../../src/traffic/address-set";
import { Contract } from "../../src/verify/contract/contract";
import { FlowState, FlowVerdict } from "../../src/verify/verification";
import { verify } from "../../src/verify/verify";
import { arbitraryTopology } from "./arbitrary-topology";
import { Chooser } from "./chooser";
import { Question, questionsAbout } from "./probes";
import { sendProbes } from "./referee";
import { OUTSIDE_HOSTS, Topology } from "./topology";
import { topologyJson } from "./topology-json";
import { topologyWorld } from "./topology-world";
import { verdictOf } from "./verdict-of";
import { World } from "./world";

/** One topology, everything that is made from it. */
export interface Trial {
  /** Its number in the sequence that belongs to the seed. */
  readonly number: number;
  readonly topology: Topology;
  /** What the verifier reads. */
  readonly json: string;
  /** What the referee builds. */
  readonly world: World;
  readonly questions: readonly Question[];
}

/** A question with both answers. */
export interface Outcome {
  readonly question: Question;
  readonly verdict: FlowState;
  readonly arrived: boolean;
}

/** The trials of a seed, the first of them with number 1. */
export function trialsOf(seed: number, count: number): readonly Trial[] {
  return fc.sample(arbitraryTopology(), { seed, numRuns: count }).map((topology, index) => {
    const choose = new Chooser(seed + index);
    const questions = questionsAbout(topology, choose);
    const probes = questions.flatMap(({ probe }) => probe ?? []);
    const world = topologyWorld(topology, probes);
    return { number: index + 1, topology, json: topologyJson(topology, choose), world, questions };
  });
}

/** What the verifier lists for a trial: with nothing allowed by contract, all that is possible. */
export function provedFlows({ json, number }: Trial): readonly FlowVerdict[] {
  const addresses = Object.entries(OUTSIDE_HOSTS).map(
    ([role, address]) => [role, [{ kind: "addresses", addresses: AddressSet.of(address) }]] as const,
  );
  const contract: Contract = { addresses: new Map(addresses), flows: [] };
  return verify(readNetworkModel(json, `topology-${number}.tf.json`), contract, `topology-${number}`).flows;
}

/** Sends the packets of a trial and sets what happened beside the verdicts. */
export async function outcomesOf(trial: Trial, flows: readonly FlowVerdict[]): Promise<readonly Outcome[]> {
  const arrived = await sendProbes(trial.world);
  return trial.questions.map((question) => ({
    question,
    verdict: verdictOf(flows, question),
    arrived: arrived.has(question.id),
  }));
}

/** Outcomes in which the packets refute the verdict; `unknown` is never refuted. */
export function disagreements(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.filter(({ verdict, arrived }) => verdict !== "unknown" && (verdict === "allowed") !== arrived);
}
