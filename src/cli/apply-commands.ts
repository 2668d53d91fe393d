/** The commands that messages about an apply tell an operator to run, with every option that they need to get through. */
import { missingAcceptance } from "./acceptance";
import { destroyCommand, reviewCommand } from "./plan-commands";
import { ReviewRecord } from "./saved-plan-record";

/** What an operator runs after an apply that did not come to its good end. */
export interface ApplyCommands {
  /** Does the same again, for example `npm run apply -- dev --accept outage`. */
  readonly again: string;
  /** Plans what is left and shows it, for example `npm run review -- dev`. */
  readonly review: string;
}

/** Applies a reviewed plan, accepting all that has to be accepted of it. */
export function applyCommand(record: ReviewRecord): string {
  const needed = missingAcceptance(record, { exposure: false });
  return `npm run apply -- ${record.environment}${needed.length === 0 ? "" : ` --accept ${needed.join(",")}`}`;
}

/** The commands that follow on an apply or on a destroy. A teardown is planned and reviewed by the command itself. */
export function commandsAfter(command: "apply" | "destroy", record: ReviewRecord): ApplyCommands {
  const { environment, failOn } = record;
  if (command === "destroy") return { again: destroyCommand(environment), review: destroyCommand(environment) };
  return { again: applyCommand(record), review: reviewCommand(environment, failOn) };
}
