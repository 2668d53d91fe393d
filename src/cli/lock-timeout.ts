import { Command } from "commander";
import { CommandError } from "./run-command";

/** Adds the option that says how long a command waits for a held lock. */
export function addLockTimeout(command: Command): Command {
  return command.option(
    "--lock-timeout <time>",
    "how long to wait for a lock that somebody holds, for example 30m",
    "60s",
  );
}

/**
 * Reads a time as Terraform takes it.
 *
 * @throws {CommandError} when it is none
 */
export function parseLockTimeout(value: string, command: string): string {
  if (/^\d+[smh]$/.test(value)) return value;
  throw new CommandError(`${command}: --lock-timeout '${value}' is no time; write one like 90s, 30m or 1h`);
}
