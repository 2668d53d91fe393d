import { TrafficWords } from "../traffic/traffic-set";

/** Whether traffic gets through. */
export type FlowState = "allowed" | "blocked" | "unknown";

/** How bad a finding is: `unknown` where the JSON does not say whether there is a fault. */
export const SEVERITIES = ["critical", "high", "medium", "low", "unknown"] as const;

/** One of {@link SEVERITIES}. */
export type Severity = (typeof SEVERITIES)[number];

/** A flow of the contract, or traffic that is possible beside it. */
export interface FlowVerdict extends TrafficWords {
  readonly from: string;
  readonly to: string;
  readonly verdict: FlowState;
  /** Whether the contract allows it. */
  readonly expected: boolean;
  /** Why the contract allows it. */
  readonly purpose?: string;
  /** The two flows that together imply it, such as `client -> internet`; absent for flows that the contract names. */
  readonly impliedBy?: readonly string[];
  /** Terraform addresses on the way, from the source to the target; for blocked traffic, of what blocks it. */
  readonly via: readonly string[];
}

/** Something to change. */
export interface Finding {
  /** Name of the rule that is broken. */
  readonly rule: string;
  readonly severity: Severity;
  /** Terraform address of the resource to change. */
  readonly resource: string;
  /** Its construct path, where cdktf made the JSON. */
  readonly constructPath?: string;
  readonly message: string;
  readonly remedy: string;
  /** The path that proves it, one line a resource; empty where the fault is in one place. */
  readonly path: readonly string[];
}

/** What was judged, to be shown with the verdict: a role and how many machines or interfaces it has. */
export interface RoleSummary {
  readonly role: string;
  /** `undefined` for roles known by their addresses only, and where nobody can know. */
  readonly members?: number;
}

/** The result of a proof. All lists are in a fixed order. */
export interface Verification {
  /** Name of the environment, or of the file that was judged. */
  readonly environment: string;
  /** `violated` where a fault is certain, else `unknown` where something could not be judged, else `proved`. */
  readonly verdict: "proved" | "violated" | "unknown";
  readonly roles: readonly RoleSummary[];
  readonly flows: readonly FlowVerdict[];
  readonly findings: readonly Finding[];
}
