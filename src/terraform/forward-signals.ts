/**
 * Hands a signal that reaches us on to a program, so that Terraform saves its state before all ends.
 *
 * cdktf runs Terraform in a terminal of its own, and when it is told to end it closes that terminal at once: Terraform
 * dies of the hang-up and leaves the lock held. So where a program runs others in such terminals, those are told and
 * the program itself is not; it ends when they have.
 */
import { ChildProcess, execFileSync } from "node:child_process";

/** What asks us for the end, and what is handed on: Terraform saves its state on these, and dies of a hang-up. */
const FORWARDED = { SIGINT: "SIGINT", SIGTERM: "SIGTERM", SIGHUP: "SIGTERM" } as const;

/** A Ctrl-C may reach us several times, from the terminal and through npm; within this time it is one. */
const SAME_SIGNAL_MILLISECONDS = 500;

/** How often programs that were about to start are looked for. */
const LATE_START_MILLISECONDS = 300;

/** Signals on their way to one program. */
export interface SignalForwarding {
  /** The last signal that reached us. */
  received?: string;
  /** Ends the forwarding. */
  stop(): void;
}

/** Hands signals on until stopped; a second one is handed on too, and Terraform then stops without saving. */
export function forwardSignals(child: ChildProcess): SignalForwarding {
  const signals = Object.keys(FORWARDED) as (keyof typeof FORWARDED)[];
  let last = -Infinity;
  let lateStarts: NodeJS.Timeout | undefined;
  const onSignal = (received: NodeJS.Signals): void => {
    forwarding.received = received;
    if (Date.now() - last < SAME_SIGNAL_MILLISECONDS) return;
    last = Date.now();
    clearInterval(lateStarts);
    const told = new Set<number>();
    const tell = () => tellTerminals(child, FORWARDED[received as keyof typeof FORWARDED], told);
    // Not to its group: a provider plugin that is told to end by anyone but Terraform drops what it is creating.
    if (!tell()) child.kill(FORWARDED[received as keyof typeof FORWARDED]);
    lateStarts = setInterval(tell, LATE_START_MILLISECONDS);
  };
  const forwarding: SignalForwarding = {
    stop: () => {
      clearInterval(lateStarts);
      signals.forEach((signal) => process.off(signal, onSignal));
    },
  };
  signals.forEach((signal) => process.on(signal, onSignal));
  return forwarding;
}

/** Tells the programs that run in terminals of their own, each once; gives whether there was one. */
function tellTerminals(child: ChildProcess, signal: NodeJS.Signals, told: Set<number>): boolean {
  const programs = groupLeadersBelow(child.pid ?? 0).filter((pid) => !told.has(pid));
  for (const pid of programs) {
    told.add(pid);
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
  return programs.length > 0;
}

/** Descendants that lead a process group of their own. */
function groupLeadersBelow(root: number): number[] {
  const processes = listProcesses();
  const below = (pid: number): typeof processes =>
    processes.filter(({ parent }) => parent === pid).flatMap((found) => [found, ...below(found.pid)]);
  return below(root)
    .filter(({ pid, group }) => pid === group)
    .map(({ pid }) => pid);
}

function listProcesses(): { pid: number; parent: number; group: number }[] {
  let text: string;
  try {
    text = execFileSync("ps", ["-A", "-o", "pid=,ppid=,pgid="], { encoding: "utf8" });
  } catch {
    // Without ps, the program itself is told.
    return [];
  }
  return text.split("\n").flatMap((line) => {
    const [pid = 0, parent = 0, group = 0] = line.trim().split(/\s+/).map(Number);
    return pid > 0 ? [{ pid, parent, group }] : [];
  });
}
