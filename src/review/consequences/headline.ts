import { Plan } from "../../model/plan/plan";
import { Impact } from "../impact";
import { Consequence } from "../review";

/** More than these are not understood in ten seconds. */
const MOST_CLAUSES = 3;

/** The verdict in one sentence: the worst of each role, and what an operator is glad to hear. */
export function describeHeadline(plan: Plan, consequences: readonly Consequence[], verdict: Impact): string {
  if (plan.errored) return "Terraform could not make this plan, and does not apply it.";
  if (consequences.length === 0) return "Nothing changes.";
  const worst = consequences.filter(({ impact, exposure }) => impact === verdict || exposure);
  const clauses = [...new Set(worst.map(({ message }) => firstClause(message)))];
  const shown = clauses.slice(0, MOST_CLAUSES);
  const rest = clauses.length - shown.length;
  const more = rest > 0 ? [`and ${rest} more like it`] : [];
  return `${[...shown, ...more, ...keptAddresses(consequences)].join("; ")}.`;
}

/** What stands before the first semicolon is the matter, what stands behind it the details. */
function firstClause(message: string): string {
  return message.split(";")[0] ?? message;
}

function keptAddresses(consequences: readonly Consequence[]): readonly string[] {
  return consequences
    .filter(({ message, impact }) => impact === "none" && /^Elastic IP .* is kept; it moves/.test(message))
    .map(({ message }) => `${message.split(" is kept")[0] ?? ""} stays`);
}
