import { Command, CommanderError } from "commander";
import { CommandError } from "./run-command";

/**
 * Reads the command line.
 *
 * @throws {CommandError} when it cannot be read; help that was asked for is printed and ends the process
 */
export function parseCommand(command: Command): Command {
  try {
    return command
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .parse();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) process.exit(0);
    throw new CommandError(`${command.name()}: ${error.message.replace(/^error: /, "")}; see --help`);
  }
}
