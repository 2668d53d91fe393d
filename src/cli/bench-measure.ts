import { spawnSync } from "node:child_process";
import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { MEMORY_DESCRIPTOR } from "./bench-memory";
import { CommandError } from "./run-command";

/** An app to be measured. */
export interface BenchSubject {
  /** What the report calls it. */
  readonly title: string;
  /** Workers it has; the smallest app has none to speak of. */
  readonly workers?: number;
  /** Arguments of node that run it; it writes its JSON to `outdir`. */
  readonly args: readonly string[];
  readonly outdir: string;
}

/** One run of an app, from the start of its process to the end. */
export interface BenchRun {
  readonly seconds: number;
  readonly peakMemoryMiB: number;
}

/** All runs of an app. */
export interface BenchResult {
  readonly title: string;
  readonly workers?: number;
  readonly runs: readonly BenchRun[];
  /** Size of the Terraform JSON it wrote. */
  readonly jsonKiB: number;
}

/**
 * Measures apps side by side: after one warm-up each, all of them run once, then all of them again, so that whatever
 * else the machine does falls on all alike.
 */
export function measureAlternating(subjects: readonly BenchSubject[], rounds: number): BenchResult[] {
  subjects.forEach(measureOnce);
  const all = Array.from({ length: rounds }, () => subjects.map(measureOnce));
  return subjects.map(({ title, workers, outdir }, index) => ({
    title,
    workers,
    runs: all.flatMap((round) => round.slice(index, index + 1)),
    jsonKiB: jsonBytes(outdir) / 1024,
  }));
}

/** @throws {CommandError} when the app fails, with what it printed */
function measureOnce({ title, args, outdir }: BenchSubject): BenchRun {
  rmSync(outdir, { recursive: true, force: true });
  const started = process.hrtime.bigint();
  const { status, output, error } = spawnSync(process.execPath, args, {
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    env: { ...process.env, CHECKPOINT_DISABLE: "1" },
    encoding: "utf8",
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (status !== 0) throw new CommandError(`bench: '${title}' failed; ${error?.message ?? output[2]?.trim() ?? ""}`);
  return { seconds, peakMemoryMiB: Number(output[MEMORY_DESCRIPTOR]) / 1024 };
}

function jsonBytes(outdir: string): number {
  return readdirSync(join(outdir, "stacks"))
    .map((stack) => statSync(join(outdir, "stacks", stack, "cdk.tf.json")).size)
    .reduce((sum, size) => sum + size, 0);
}
