/** What is said when an apply did not come to its good end: what happened, what is applied, and what to run next. */
import { describeLeftLock, describeStateLock, parseStateLock, StateLock } from "../terraform/state-lock";
import { describePrintedState, describeUnsavedState } from "../terraform/unsaved-state";
import { ApplyCommands } from "./apply-commands";
import { ApplyState } from "./apply-progress";
import { renderSummary } from "./apply-screen";

/** How an apply ended. */
export interface ApplyEnd {
  /** The command that was run: `apply` or `destroy`. */
  readonly command: string;
  /** Name of the environment. */
  readonly name: string;
  readonly binary: string;
  /** Folder that Terraform was run in. */
  readonly folder: string;
  /** What the operator can run next. */
  readonly commands: ApplyCommands;
  /** Terraform's exit code. */
  readonly exitCode: number;
  /** The signal that reached us. */
  readonly signal?: string;
  /** Terraform's errors, in full. */
  readonly errors: readonly string[];
  /** What else Terraform said to the user. */
  readonly said: readonly string[];
  readonly state: ApplyState;
  /** Whether the state lies in a file because it could not be saved. */
  readonly isUnsaved: boolean;
  /** Whether the state was printed because it could be saved nowhere at all. */
  readonly isStatePrinted: boolean;
}

/** Terraform's own exit codes of an apply end here: what is above comes of a crash. */
const ORDERLY = 1;

/** From here on, exit codes tell of a signal that ended Terraform. */
const KILLED = 128;

const STALE = /Saved plan (is stale|does not match the given state)/;

/** Says all of it. */
export function describeFailure(end: ApplyEnd): string {
  const { command, name, commands, errors, state } = end;
  if (errors.some((error) => STALE.test(error))) {
    return (
      `${command}: the state of ${name} has moved on: somebody applied something after the review. Nothing was touched; ` +
      `run ${commands.review} again`
    );
  }
  const lock = parseStateLock(errors.join("\n"));
  return [
    `${command}: ${describeEnd(end)}; ${describeDone(end)}`,
    ...countSame(errors).map((error) => `\n${error}`),
    ...(lock ? ["", describeLock(end, lock)] : []),
    ...(hasBegun(end) ? ["", renderSummary(state.roles).trimEnd()] : []),
    ...describeUnknown(end),
    ...describeNext(end, lock !== undefined && !isOwnLock(end)),
  ].join("\n");
}

function describeEnd({ exitCode, signal }: ApplyEnd): string {
  if (signal === undefined) return `Terraform ${describeExit(exitCode, "failed")}`;
  return `interrupted by ${signal}, and Terraform ${describeExit(exitCode, "has ended")}`;
}

function describeExit(exitCode: number, orderly: string): string {
  if (exitCode <= ORDERLY) return orderly;
  return `${exitCode > KILLED ? "was killed" : "crashed"} (exit code ${exitCode})`;
}

function describeDone(end: ApplyEnd): string {
  const { done, total } = end.state;
  if (isSilent(end)) return "it did not say why, nor what was changed; see whether the disk is full";
  if (!hasBegun(end)) return "nothing was changed";
  const isNoted = !end.isUnsaved && !end.isStatePrinted && !hasStoppedAtOnce(end);
  return `${done} of ${total} changes are made${isNoted ? " and noted in the state" : ""}`;
}

function hasBegun({ state: { done, underWay, failed } }: ApplyEnd): boolean {
  return done + underWay.length + failed.length > 0;
}

/** Terraform goes on where its output cannot be written, and so nobody hears of it. */
function isSilent(end: ApplyEnd): boolean {
  const { signal, exitCode, errors } = end;
  return signal === undefined && exitCode <= ORDERLY && errors.length === 0 && !hasBegun(end);
}

/** Terraform says of each resource that it comes to no more that the run was halted; once is enough. */
function countSame(errors: readonly string[]): string[] {
  return [...new Set(errors)].map((error) => {
    const times = errors.filter((other) => other === error).length;
    return times === 1 ? error : `${error} (${times} times)`;
  });
}

function describeLock(end: ApplyEnd, lock: StateLock): string {
  if (isOwnLock(end)) return describeLeftLock(lock, end);
  return describeStateLock(lock, { ...end, waitCommand: `${end.commands.again} --lock-timeout 30m` });
}

/** The lock is another run's, or our own where it could not be given back. */
function isOwnLock({ errors }: ApplyEnd): boolean {
  return errors.some((error) => error.includes("Error releasing the state lock"));
}

/** What a Terraform that saves nothing any more leaves open. */
function describeUnknown(end: ApplyEnd): string[] {
  const { name, state, isUnsaved, isStatePrinted } = end;
  if (isUnsaved || isStatePrinted || !hasStoppedAtOnce(end)) return [];
  const doubtful = state.underWay.length > 0 ? `: ${state.underWay.join(", ")}` : "";
  const missing = `What was made in its last 20 seconds or was under way can be missing from the state${doubtful}; npm run status -- ${name} shows what runs.`;
  return [
    ...(hasBegun(end) ? [`It saved nothing at its end. ${missing}`] : []),
    "The lock of the state can be left over; the next command says so, and how to end it.",
  ];
}

function hasStoppedAtOnce({ exitCode, said }: ApplyEnd): boolean {
  return exitCode > ORDERLY || said.some((line) => /Two interrupts received/i.test(line));
}

function describeNext(end: ApplyEnd, isLocked: boolean): string[] {
  if (end.isUnsaved || end.isStatePrinted) return describeSaving(end);
  const { commands } = end;
  if (!hasBegun(end) && !isSilent(end)) return isLocked ? [] : [describeAgain(end)];
  if (!hasStoppedAtOnce(end)) return [`next: ${commands.review}, which shows what is left`];
  return [
    `next: ${commands.review}; what it wants to make though it runs is missing from the state: docs/operations.md`,
  ];
}

/** What a signal broke off needs no cause to go. */
function describeAgain({ commands, signal }: ApplyEnd): string {
  return `next: ${commands.again}${signal === undefined ? ", when the cause is gone" : ""}`;
}

/** How a state gets to where it belongs, which comes before anything else. */
function describeSaving({ folder, binary, commands, isUnsaved }: ApplyEnd): string[] {
  const describe = isUnsaved ? describeUnsavedState : describePrintedState;
  return ["", describe(folder, binary), `Then run ${commands.review}, which shows what is left`];
}
