/** What is said when an apply did not come to its good end: what happened, what is applied, and what to run next. */
import { describeLeftLock, describeStateLock, parseStateLock, StateLock } from "../terraform/state-lock";
import { describeUnsavedState } from "../terraform/unsaved-state";
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
  /** Terraform's exit code; undefined where a signal reached us. */
  readonly exitCode?: number;
  /** The signal that reached us. */
  readonly interruption?: string;
  /** Terraform's errors, in full. */
  readonly errors: readonly string[];
  /** What else Terraform said to the user. */
  readonly said: readonly string[];
  readonly state: ApplyState;
  /** Whether the state lies in a file because it could not be saved. */
  readonly isUnsaved: boolean;
}

/** From here on, exit codes tell of a signal that ended Terraform. */
const KILLED = 128;

const STALE = /Saved plan (is stale|does not match the given state)/;

/** Says all of it. */
export function describeFailure(end: ApplyEnd): string {
  const { command, name, errors, state } = end;
  if (errors.some((error) => STALE.test(error))) {
    return (
      `${command}: the state of ${name} has moved on: somebody applied something after the review. Nothing was touched; ` +
      `run ${reviewOf(end)} again`
    );
  }
  const lock = parseStateLock(errors.join("\n"));
  return [
    `${command}: ${describeEnd(end)}`,
    ...countSame(errors).map((error) => `\n${error}`),
    ...(lock ? ["", describeLock(end, lock)] : []),
    ...(hasBegun(end) ? ["", renderSummary(state.roles).trimEnd()] : []),
    ...describeUnknown(end),
    ...describeNext(end, lock !== undefined),
  ].join("\n");
}

function describeEnd(end: ApplyEnd): string {
  const { exitCode = 0, interruption } = end;
  const happened =
    interruption !== undefined
      ? `interrupted by ${interruption}, and Terraform has ended`
      : exitCode > KILLED
        ? `Terraform was killed (exit code ${exitCode})`
        : "Terraform failed";
  return `${happened}; ${describeDone(end)}`;
}

function describeDone(end: ApplyEnd): string {
  const { done, total } = end.state;
  if (!hasBegun(end)) return "nothing was changed";
  const isNoted = !end.isUnsaved && !hasStoppedAtOnce(end);
  return `${done} of ${total} changes are made${isNoted ? " and noted in the state" : ""}`;
}

function hasBegun({ state: { done, underWay, failed } }: ApplyEnd): boolean {
  return done + underWay.length + failed.length > 0;
}

/** Terraform says of each resource that it comes to no more that the run was halted; once is enough. */
function countSame(errors: readonly string[]): string[] {
  return [...new Set(errors)].map((error) => {
    const times = errors.filter((other) => other === error).length;
    return times === 1 ? error : `${error} (${times} times)`;
  });
}

/** The lock is another run's, or our own where it could not be given back. */
function describeLock(end: ApplyEnd, lock: StateLock): string {
  if (end.errors.some((error) => error.includes("Error releasing the state lock"))) return describeLeftLock(lock, end);
  return describeStateLock(lock, { ...end, waitCommand: `${repeatOf(end)} --lock-timeout 30m` });
}

/** What a Terraform that saves nothing any more leaves open. */
function describeUnknown(end: ApplyEnd): string[] {
  const { name, state, isUnsaved } = end;
  if (isUnsaved || !hasStoppedAtOnce(end)) return [];
  const doubtful = state.underWay.length > 0 ? `: ${state.underWay.join(", ")}` : "";
  return [
    `It saved nothing at its end. What was made in its last 20 seconds or was under way can be missing from the state${doubtful}; npm run status -- ${name} shows what runs.`,
    "The lock of the state can be left over; the next command says so, and how to end it.",
  ];
}

function hasStoppedAtOnce({ exitCode = 0, said }: ApplyEnd): boolean {
  return exitCode > KILLED || said.some((line) => /Two interrupts received/i.test(line));
}

function describeNext(end: ApplyEnd, isLocked: boolean): string[] {
  const { folder, binary, isUnsaved } = end;
  if (isUnsaved)
    return ["", describeUnsavedState(folder, binary), `Then run ${reviewOf(end)}, which shows what is left`];
  if (hasBegun(end) && hasStoppedAtOnce(end)) {
    return [
      `next: ${reviewOf(end)}; what it wants to make though it runs is missing from the state: docs/operations.md`,
    ];
  }
  if (hasBegun(end)) return [`next: ${reviewOf(end)}, which shows what is left`];
  return isLocked ? [] : [`next: ${repeatOf(end)}, when the cause is gone`];
}

/** A teardown is planned and reviewed by the command itself. */
function reviewOf({ command, name }: ApplyEnd): string {
  return `npm run ${command === "destroy" ? "destroy" : "review"} -- ${name}`;
}

function repeatOf({ command, name }: ApplyEnd): string {
  return `npm run ${command} -- ${name}`;
}
