import { PlanPart } from "./plan-part";

const WORDS: Readonly<Record<string, string>> = {
  fail: "fails",
  error: "cannot be evaluated",
  unknown: "is known only after apply",
};

/** Checks of the configuration that do not pass, in a line each. */
export function readFailedChecks(plan: PlanPart): readonly string[] {
  return plan.objects("checks").flatMap((check) => {
    const word = WORDS[check.text("status") ?? ""];
    if (word === undefined) return [];
    const problems = check
      .objects("instances")
      .flatMap((instance) => instance.objects("problems").flatMap((problem) => problem.text("message") ?? []));
    const name = check.object("address")?.text("to_display") ?? "a check";
    return [[`${name}: ${word}`, ...new Set(problems)].join("; ").replaceAll(/\s+/g, " ")];
  });
}
