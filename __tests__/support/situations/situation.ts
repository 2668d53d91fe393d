import { Impact } from "../../../src/review/impact";
import { Overrides } from "../environment";
import { BaseName } from "./base-environments";
import { Hand } from "./hand";
import { StackEdit } from "./stack-edit";

/** One impact, or several where AWS itself leaves it open which. */
export type ExpectedImpact = Impact | readonly Impact[];

/**
 * What happens to the roles, written down from what AWS and Terraform do, and from no code of ours. A role that is not
 * named goes on serving: `none` or `in-place`.
 */
export interface ExpectedReview {
  readonly verdict: ExpectedImpact;
  /** Roles, and areas such as `network`, by name. */
  readonly roles?: Readonly<Record<string, ExpectedImpact>>;
  /**
   * Roles and areas of which something is opened, or that are permitted something more.
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
}

/** A change to a deployed stack, as somebody makes it. */
export interface Situation {
  /** For example `workers-scaled-down`; also the name of its files. */
  readonly name: string;
  /** What is changed, and what AWS does then, in a sentence. */
  readonly title: string;
  /** What is deployed before. */
  readonly base: BaseName;
  /** Fields of the environment file to write over. */
  readonly overrides?: Overrides;
  /** Fields of the environment file whose effect this shows, for example `api.port`. */
  readonly fields?: readonly string[];
  /** Changes the generated JSON, as somebody does who adds an override to the stack. */
  readonly editStack?: (stack: StackEdit) => void;
  /** Changes something past Terraform, and gives what changes it back; without that, Terraform has to. */
  readonly byHand?: (hand: Hand) => Promise<(() => Promise<void>) | undefined>;
  /** Whether the state moves along to the backend of the changed JSON. */
  readonly movesState?: boolean;
  /** Options of `terraform plan`, for example `-destroy`. */
  readonly planOptions?: readonly string[];
  /** Values of the configuration's variables. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly expected: ExpectedReview;
}
