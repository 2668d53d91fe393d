/**
 * The verifier against real packets: `KERNEL_TOPOLOGIES` random topologies (200) of the seed `KERNEL_SEED`; to look at
 * one again, give its number as `KERNEL_ONLY`.
 */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packetTest } from "./referee";
import { Outcome, Trial, disagreements, outcomesOf, provedFlows, trialsOf } from "./trial";

const SEED = Number(process.env["KERNEL_SEED"] ?? 20_261_125);
const ONLY = Number(process.env["KERNEL_ONLY"] ?? 0);
const COUNT = Math.max(Number(process.env["KERNEL_TOPOLOGIES"] ?? 200), ONLY);
const PROGRESS_EVERY = 25;
/** Most of a trial is waiting for network devices to come up. */
const AT_ONCE = 6;

function trials(): readonly Trial[] {
  return trialsOf(SEED, COUNT).filter(({ number }) => ONLY === 0 || number === ONLY);
}

/** Runs a function over a list, a few at once; results are in the order of the list. */
async function mapSome<From, To>(list: readonly From[], change: (from: From) => Promise<To>): Promise<To[]> {
  const results: To[] = [];
  const queue = list.entries();
  const work = async () => {
    for (const [index, from] of queue) results[index] = await change(from);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

function count(outcomes: readonly Outcome[], verdict: Outcome["verdict"]): number {
  return outcomes.filter((outcome) => outcome.verdict === verdict).length;
}

function counts(topologies: number, outcomes: readonly Outcome[]): string {
  const verdicts = (["allowed", "blocked", "unknown"] as const).map(
    (verdict) => `${count(outcomes, verdict)} ${verdict}`,
  );
  const refuted = disagreements(outcomes).length;
  return `${topologies} topologies, ${outcomes.length} probes: ${verdicts.join(", ")}; ${refuted} disagreements`;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** What went wrong in a trial, with all that is needed to look at it again. */
function describeDisagreements(trial: Trial, refuted: readonly Outcome[]): string {
  const folder = mkdtempSync(join(tmpdir(), `kernel-topology-${trial.number}-`));
  writeFileSync(join(folder, "cdk.tf.json"), trial.json);
  writeFileSync(join(folder, "topology.json"), JSON.stringify(trial.topology, undefined, 2));
  writeFileSync(join(folder, "world.json"), JSON.stringify(trial.world, undefined, 2));
  return [
    `topology ${trial.number} of seed ${SEED}: KERNEL_SEED=${SEED} KERNEL_ONLY=${trial.number} npm run test:kernel; ${folder}`,
    ...refuted.map(describeOutcome),
  ].join("\n");
}

function describeOutcome({ question, verdict, arrived }: Outcome): string {
  const { from, to, protocol, port, probe } = question;
  const what = probe ? `${arrived ? "arrived" : "did not arrive"} (from port ${probe.source.port})` : "has no address";
  return `  ${from} -> ${to} ${protocol} ${protocol === "icmp" ? "echo" : port}: verdict ${verdict}, packet ${what}`;
}

const testWithPackets = packetTest();

describe("verdicts and packets", () => {
  testWithPackets("a verdict that packets refute is reported", async () => {
    const trial = trialsOf(SEED, 1)[0] as Trial;
    const flows = provedFlows(trial);
    const outcomes = await outcomesOf(trial, flows);
    const [first] = outcomes.filter(({ verdict }) => verdict === "blocked");
    const { from, to } = (first as Outcome).question;
    const lie = { from, to, protocol: "all", ports: "all", verdict: "allowed", expected: false, via: [] } as const;
    const refuted = disagreements(await outcomesOf(trial, [...flows, lie]));
    expect(refuted.map(({ question }) => question.id)).toContain((first as Outcome).question.id);
  });

  testWithPackets("every allowed flow arrives, and no blocked one", async () => {
    const done: Outcome[] = [];
    let topologies = 0;
    const reports = await mapSome(trials(), async (trial) => {
      const outcomes = await outcomesOf(trial, provedFlows(trial));
      done.push(...outcomes);
      topologies += 1;
      if (topologies % PROGRESS_EVERY === 0) say(counts(topologies, done));
      const refuted = disagreements(outcomes);
      return refuted.length === 0 ? [] : [describeDisagreements(trial, refuted)];
    });
    say(counts(topologies, done));
    expect(reports.flat().join("\n")).toBe("");
    if (ONLY !== 0) return;
    expect(count(done, "unknown")).toBeLessThan(done.length / 10);
    expect(done.filter(({ arrived }) => arrived).length).toBeGreaterThan(done.length * 0.15);
  });
});
