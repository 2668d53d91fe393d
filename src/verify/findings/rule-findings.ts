import { NetworkModel } from "../../model/network-model";
import { Contract } from "../contract/contract";
import { BareFinding } from "./contract-findings";
import { Rule, RuleHit } from "../rule";
import { ALL_RULES } from "../rules/all-rules";

/** What the rules find, and everything that the model has no shape for. */
export function ruleFindings(model: NetworkModel, contract: Contract): readonly BareFinding[] {
  return [
    ...ALL_RULES.flatMap((rule) => rule.check({ model, contract }).map((hit) => findingOf(rule, hit))),
    ...notModelled(model),
  ];
}

function findingOf({ name, severity, remedy }: Rule, hit: RuleHit): BareFinding {
  return {
    rule: name,
    severity: hit.certainty === "fault" ? severity : "unknown",
    resource: hit.resource,
    message: hit.message,
    remedy: hit.remedy ?? remedy,
    path: [],
  };
}

function notModelled(model: NetworkModel): readonly BareFinding[] {
  return model.notModelled.map(({ address, reason }) => ({
    rule: "everything-is-modelled",
    severity: "unknown",
    resource: address,
    message: `cannot be judged: ${reason}`,
    remedy: "judge it by hand, or move it into a stack of its own",
    path: [],
  }));
}
