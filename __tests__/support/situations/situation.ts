import { Environment } from "../../../src/config/environment";
import { Impact } from "../../../src/review/impact";
import { Overrides } from "../environment";
import { BaseName } from "./base-environments";
import { Hand } from "./hand";
import { StackEdit } from "./stack-edit";

/**
 * What happens to the roles, written down from what AWS and Terraform do, and from no code of ours.
 *
 * A role that is not named goes on serving: `none` or `in-place`. Where AWS itself leaves it open, several are right.
 */
export interface ExpectedReview {
  readonly verdict: Impact | readonly Impact[];
  /** Roles, and areas such as `network`, by name. */
  readonly roles?: Readonly<Record<string, Impact | readonly Impact[]>>;
  /**
   * Roles that something is opened of, or that are permitted something more.
   *
   * @default - none
   */
  readonly exposed?: readonly string[];
  /**
   * Whether Terraform can apply it.
   *
   * @default true
   */
  readonly applicable?: boolean;
  /** Why it is so: AWS's behaviour, in a sentence. */
  readonly because: string;
}

/** A change to a deployed stack, as somebody makes it. */
export interface Situation {
  /** For example `workers-scaled-down`; also the name of its files. */
  readonly name: string;
  /** What is changed, in a sentence. */
  readonly title: string;
  /** The stack that is deployed before; `nothing` for an empty account. */
  readonly base: BaseName;
  /** Fields of the environment file to write over. */
  readonly overrides?: Overrides;
  /** Fields of the environment file whose effect this shows, each with the role that feels it, or `cluster` for all. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Changes the generated JSON. */
  readonly editStack?: (stack: StackEdit) => void;
  /** Changes something past Terraform, and gives what changes it back. */
  readonly byHand?: (hand: Hand) => Promise<() => Promise<void>>;
  /** Options of `terraform plan`, for example `-destroy`. */
  readonly planOptions?: readonly string[];
  /** Values of the configuration's variables. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly expected: ExpectedReview;
}

/** The environment that a situation is about, after its change. */
export type SituationEnvironment = Environment;
