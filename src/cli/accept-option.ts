import { Command } from "commander";

/** Adds the option by which an operator accepts what a review found; it can be given several times. */
export function addAcceptOption(command: Command): Command {
  return command.option(
    "--accept <impact>",
    "accept what the review found, up to this impact; an exposure by its name: --accept outage,exposure",
    (value: string, before: readonly string[]) => [...before, value],
    [],
  );
}
