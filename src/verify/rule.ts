import { NetworkModel } from "../model/network-model";
import { Contract } from "./contract/contract";
import { Severity } from "./verification";

/** What a rule judges. */
export interface RuleSubject {
  readonly model: NetworkModel;
  readonly contract: Contract;
}

/** One place where a rule is broken, or where nobody can tell. */
export interface RuleHit {
  /** Terraform address of the resource to change. */
  readonly resource: string;
  /** What is wrong there, with the values found. */
  readonly message: string;
  /**
   * What to change, in terms of that resource.
   *
   * @default - the rule's own remedy
   */
  readonly remedy?: string;
  /** Whether the JSON shows the fault, or leaves open whether there is one. */
  readonly certainty: "fault" | "unknown";
}

/** What a rule says of itself. */
export interface RuleDescription {
  /** The good state in kebab-case, for example `load-balancer-has-two-zones`. */
  readonly name: string;
  readonly severity: Severity;
  /** What goes wrong where the rule is broken; a sentence. */
  readonly why: string;
  /** What to do about it; a sentence. */
  readonly remedy: string;
  /** Page of AWS's or Terraform's documentation that says so. */
  readonly source: string;
}

/** Something that AWS would refuse, or that would never carry traffic. */
export interface Rule extends RuleDescription {
  /** Every place where the rule is broken, or cannot be judged, in a stable order. */
  check(subject: RuleSubject): readonly RuleHit[];
}
