/** The commands that plan, as messages tell an operator to run them. */
import { Impact } from "../review/impact";

const DEFAULT_FAIL_ON: Impact = "outage";

/** Reviews an environment as strictly as before. */
export function reviewCommand(name: string, failOn: Impact = DEFAULT_FAIL_ON): string {
  return `npm run review -- ${name}${failOn === DEFAULT_FAIL_ON ? "" : ` --fail-on ${failOn}`}`;
}

/** Destroys an environment. What was accepted belongs to one review, and each destroy makes a new one. */
export function destroyCommand(name: string): string {
  return `npm run destroy -- ${name}`;
}
