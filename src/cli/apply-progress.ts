import { StepEvent } from "../terraform/apply-event";
import { ReviewRecord } from "./saved-plan-record";

/** How far a role has come. */
export interface RoleProgress {
  readonly role: string;
  /** Resources that are done, of those that change. */
  readonly done: number;
  readonly total: number;
  /** What goes on just now, for example `aws_instance.head_1: creating, 20 s`; undefined where nothing does. */
  readonly current?: string;
  /** From the start of its first step to the end of its last, so far; 0 where nothing has begun. */
  readonly seconds: number;
}

/** What an apply has done, and what it was doing, when it ended. */
export interface ApplyState {
  readonly roles: readonly RoleProgress[];
  readonly done: number;
  readonly total: number;
  /** Addresses of what was begun and not ended; whether it was made, only AWS knows. */
  readonly underWay: readonly string[];
  /** Addresses of what failed. */
  readonly failed: readonly string[];
}

const DOING: Readonly<Record<string, string>> = {
  create: "creating",
  update: "changing",
  delete: "destroying",
  read: "reading",
};

interface RoleTimes {
  readonly first: number;
  readonly last: number;
}

/** Follows the steps of an apply, role by role. */
export class ApplyProgress {
  private readonly finished = new Map<string, number>();
  private readonly open = new Map<string, StepEvent>();
  private readonly failures = new Set<string>();
  private readonly times = new Map<string, RoleTimes>();

  /** @param changes what the review said of each resource that changes */
  constructor(private readonly changes: ReviewRecord["changes"]) {}

  /** Whether anything has begun. */
  get hasBegun(): boolean {
    return this.times.size > 0;
  }

  /** Takes the next step in. Reading a data source changes nothing and is not counted. */
  add(event: StepEvent): void {
    const { kind, address, time } = event;
    const role = this.changes[address]?.role;
    if (role === undefined) return;
    this.times.set(role, { first: this.times.get(role)?.first ?? time, last: time });
    if (kind === "start" || kind === "progress") this.open.set(address, event);
    else this.end(kind, address);
  }

  /** Where the apply stands. */
  get state(): ApplyState {
    const roles = [...new Set(Object.values(this.changes).map(({ role }) => role))].map((role) =>
      this.progressOf(role),
    );
    return {
      roles,
      done: roles.reduce((sum, { done }) => sum + done, 0),
      total: Object.keys(this.changes).length,
      underWay: [...this.open.keys()].sort(),
      failed: [...this.failures].sort(),
    };
  }

  private end(kind: "complete" | "errored", address: string): void {
    this.open.delete(address);
    if (kind === "errored") this.failures.add(address);
    else this.finished.set(address, (this.finished.get(address) ?? 0) + 1);
  }

  private progressOf(role: string): RoleProgress {
    const addresses = Object.keys(this.changes).filter((address) => this.changes[address]?.role === role);
    const current = addresses.map((address) => this.open.get(address)).findLast((event) => event !== undefined);
    const { first = 0, last = 0 } = this.times.get(role) ?? {};
    return {
      role,
      done: addresses.filter((address) => this.isDone(address)).length,
      total: addresses.length,
      current: current && describeStep(current),
      seconds: Math.round((last - first) / 1000),
    };
  }

  private isDone(address: string): boolean {
    return (this.finished.get(address) ?? 0) >= (this.changes[address]?.steps ?? 1);
  }
}

function describeStep({ address, action, elapsedSeconds }: StepEvent): string {
  const since = elapsedSeconds > 0 ? `, ${elapsedSeconds} s` : "";
  return `${address}: ${DOING[action] ?? action}${since}`;
}
