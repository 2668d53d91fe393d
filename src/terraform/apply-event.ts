/** What `terraform apply -json` prints, line by line. */

/** One step of one resource; a replacement has two. */
export interface StepEvent {
  readonly kind: "start" | "progress" | "complete" | "errored";
  readonly address: string;
  /** For example `create` or `delete`. */
  readonly action: string;
  readonly elapsedSeconds: number;
  /** When it was printed, in milliseconds. */
  readonly time: number;
}

/** A line of the output. */
export type ApplyEvent =
  | StepEvent
  /** An error or a warning, in full. */
  | { readonly kind: "error" | "warning"; readonly text: string }
  /** What Terraform says to the user, for example that it waits for a lock, or that it was interrupted. */
  | { readonly kind: "said"; readonly text: string }
  /** The whole state, where Terraform could save it nowhere. */
  | { readonly kind: "state"; readonly text: string }
  /** What repeats the plan, and what belongs to no step. */
  | { readonly kind: "other" };

interface Line {
  readonly type?: string;
  readonly "@message"?: string;
  readonly "@timestamp"?: string;
  readonly hook?: {
    readonly resource: { readonly addr: string };
    readonly action: string;
    readonly elapsed_seconds?: number;
  };
  readonly diagnostic?: {
    readonly severity?: string;
    readonly summary?: string;
    readonly detail?: string;
    readonly address?: string;
    readonly range?: { readonly filename?: string };
  };
  readonly state?: unknown;
}

const STEPS: Readonly<Record<string, StepEvent["kind"]>> = {
  apply_start: "start",
  apply_progress: "progress",
  apply_complete: "complete",
  apply_errored: "errored",
};

const REPEATS = new Set([
  "version",
  "planned_change",
  "resource_drift",
  "change_summary",
  "outputs",
  "refresh_start",
  "refresh_complete",
  "provision_start",
  "provision_progress",
  "provision_complete",
]);

/** Reads one line. What is no JSON, such as the last words of a plugin that crashed, is an error in full. */
export function parseApplyEvent(text: string): ApplyEvent {
  const line = parseLine(text);
  if (line !== undefined) return stepOf(line) ?? messageOf(line);
  return text.trim() === "" ? { kind: "other" } : { kind: "error", text };
}

function parseLine(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function stepOf({ type = "", hook, "@timestamp": timestamp = "" }: Line): StepEvent | undefined {
  const kind = STEPS[type];
  if (kind === undefined || hook === undefined) return undefined;
  const { resource, action, elapsed_seconds: elapsedSeconds = 0 } = hook;
  return { kind, address: resource.addr, action, elapsedSeconds, time: Date.parse(timestamp) };
}

function messageOf({ type = "", diagnostic, state, "@message": message = "" }: Line): ApplyEvent {
  if (diagnostic) return { kind: diagnostic.severity === "warning" ? "warning" : "error", text: describe(diagnostic) };
  if (state !== undefined) return { kind: "state", text: JSON.stringify(state) };
  return REPEATS.has(type) || message === "" ? { kind: "other" } : { kind: "said", text: message };
}

function describe({ severity, summary = "", detail = "", address, range }: NonNullable<Line["diagnostic"]>): string {
  const word = severity === "warning" ? "Warning" : "Error";
  const where = [address === undefined ? [] : `  with ${address}`, range?.filename ? `  in ${range.filename}` : []];
  return [`${word}: ${summary}`, ...where.flat(), ...(detail === "" ? [] : ["", detail])].join("\n");
}
