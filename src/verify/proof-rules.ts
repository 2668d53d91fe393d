import { RuleDescription } from "./rule";

const GROUP_RULES = "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html";
const ROUTING = "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html";
const JSON_SYNTAX = "https://developer.hashicorp.com/terraform/language/syntax/json";

/** What the proof of who reaches whom reports under. */
export const PROOF_RULES: readonly RuleDescription[] = [
  {
    name: "only-contract-flows-are-open",
    severity: "critical",
    why: "Traffic gets through that the contract does not name; critical where it comes from the internet, else high.",
    remedy: "Narrow or remove what lets it pass, or add the flow to the contract.",
    source: GROUP_RULES,
  },
  {
    name: "contract-flow-is-open",
    severity: "high",
    why: "A flow of the contract does not get through, so what depends on it does not work.",
    remedy: "Open every place that the finding's path marks.",
    source: ROUTING,
  },
  {
    name: "groups-are-closed-at-both-ends",
    severity: "medium",
    why: "A group lets more pass than the contract names; only the other end or the way there keeps it out today.",
    remedy: "Narrow or remove the rule, or add the flow to the contract.",
    source: GROUP_RULES,
  },
  {
    name: "contract-flow-is-known",
    severity: "unknown",
    why: "The JSON leaves open whether a flow of the contract gets through.",
    remedy: "Write what is unknown as a value, or judge it by hand.",
    source: JSON_SYNTAX,
  },
  {
    name: "reachability-is-known",
    severity: "unknown",
    why: "The JSON leaves open whether traffic gets through that the contract does not name.",
    remedy: "Write what is unknown as a value, or judge it by hand.",
    source: JSON_SYNTAX,
  },
  {
    name: "everything-is-modelled",
    severity: "unknown",
    why: "Something takes part in the network that the proof does not model.",
    remedy: "Judge it by hand, or move it into a stack of its own.",
    source: JSON_SYNTAX,
  },
];
