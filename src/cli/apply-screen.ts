import { RoleProgress, ApplyState } from "./apply-progress";

/** Where progress is shown. */
export type ProgressOutput = Pick<NodeJS.WriteStream, "isTTY" | "write"> & { readonly columns?: number };

/** Milliseconds between two lines of a role where the output is no terminal, and between two pictures on one. */
const PLAIN_MILLISECONDS = 20_000;
const TERMINAL_MILLISECONDS = 100;

/**
 * Shows an apply while it goes on: on a terminal a line for each role, drawn again in its place; elsewhere a new line
 * whenever a role has come further, or now and then where it only waits.
 */
export class ApplyScreen {
  private drawn = 0;
  private lastDrawn = -Infinity;
  private readonly shown = new Map<string, { readonly line: string; readonly done: number; readonly time: number }>();

  constructor(
    private readonly out: ProgressOutput,
    private readonly now: () => number = Date.now,
  ) {}

  /** Shows where the apply stands. */
  show(state: ApplyState): void {
    if (!this.out.isTTY) this.showPlain(state);
    else if (this.now() - this.lastDrawn >= TERMINAL_MILLISECONDS) this.draw(state);
  }

  /** Shows a line of its own, above the roles' on a terminal. */
  say(text: string): void {
    this.clear();
    this.out.write(`${text}\n`);
  }

  /** Takes the roles' lines away, for what is shown at the end. */
  clear(): void {
    if (this.drawn > 0) this.out.write(`\u001b[${this.drawn}A\u001b[J`);
    this.drawn = 0;
    this.lastDrawn = -Infinity;
  }

  private draw({ roles }: ApplyState): void {
    const width = roleWidth(roles);
    const lines = roles.map((role) => renderRole(role, width).slice(0, (this.out.columns ?? 80) - 1));
    this.clear();
    this.out.write(lines.map((line) => `${line}\n`).join(""));
    this.drawn = lines.length;
    this.lastDrawn = this.now();
  }

  private showPlain({ roles }: ApplyState): void {
    for (const role of roles.filter(({ seconds, current, done }) => seconds > 0 || current !== undefined || done > 0)) {
      const [line, before, time] = [renderRole(role, 0), this.shown.get(role.role), this.now()];
      const isNews = before?.done !== role.done || time - before.time >= PLAIN_MILLISECONDS;
      if (!isNews || line === before?.line) continue;
      this.shown.set(role.role, { line, done: role.done, time });
      this.out.write(`${line}\n`);
    }
  }
}

/** One role's line, for example `head  2 of 3  aws_instance.head_1: creating, 20 s`. */
export function renderRole({ role, done, total, current }: RoleProgress, width: number): string {
  return [role.padEnd(width), `${done} of ${total}`, ...(current === undefined ? [] : [current])].join("  ");
}

/** A line for each role with how long it took. */
export function renderSummary(roles: readonly RoleProgress[]): string {
  const width = roleWidth(roles);
  const counts = roles.map(({ done, total }) => `${done} of ${total}`);
  const countWidth = Math.max(0, ...counts.map(({ length }) => length));
  return roles
    .map(
      ({ role, seconds }, index) =>
        `  ${role.padEnd(width)}  ${(counts[index] ?? "").padStart(countWidth)}  ${seconds} s\n`,
    )
    .join("");
}

function roleWidth(roles: readonly RoleProgress[]): number {
  return Math.max(0, ...roles.map(({ role }) => role.length));
}
