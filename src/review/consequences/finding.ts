import { ChangeAction } from "../../model/plan/plan";
import { Impact } from "../impact";

/** What a judge finds: a consequence before it is told together with others like it. */
export interface Finding {
  /** Role whose service it happens to. */
  readonly role: string;
  readonly impact: Impact;
  readonly exposure: boolean;
  /** Addresses of the resources whose change it is, the most telling first. */
  readonly resources: readonly string[];
  /** Attributes that force it. */
  readonly cause: readonly string[];
  /** What it is about, for example `Elastic IP 203.0.113.7`; left out, it is the resources' own names; empty, nothing. */
  readonly subject?: string;
  /** What it is about, where a headline has to tell it from the rest. */
  readonly kind?: "machines" | "traffic" | "rules" | "put-back" | "new" | "words" | "outputs";
  /** Whether it happened outside Terraform, and not by the plan. */
  readonly isOutside?: boolean;
  /** Whether AWS refuses it, and the apply stops there. */
  readonly isRefused?: boolean;
  /** What happens, without a subject in front where {@link subject} is one. */
  readonly what: string;
}

/** A finding but for what its resource says. */
export interface FindingParts {
  readonly impact: Impact;
  readonly what: string;
  readonly role?: string;
  readonly exposure?: boolean;
  readonly cause?: readonly string[];
  readonly subject?: string;
  readonly isOutside?: boolean;
  readonly isRefused?: boolean;
  readonly kind?: Finding["kind"];
  readonly resources?: readonly string[];
}

/** Whether the thing that there is goes: it is deleted, or another one takes its place. */
export function isGone(action: ChangeAction | undefined): boolean {
  return action === "delete" || action === "replace";
}
