/**
 * What Terraform could not save. Where the backend dies during an apply, Terraform writes the state to `errored.tfstate`
 * in the folder it runs in. That file is then the only place that knows what was made, so nothing may touch the state,
 * nor generate into the folder, before it was pushed.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { inFolder } from "./in-folder";

/** Name that Terraform gives it. */
const FILE = "errored.tfstate";

/** A state lies in a file because it could not be saved where it belongs. */
export class UnsavedStateError extends Error {
  override readonly name = "UnsavedStateError";
}

/** The file with the state that could not be saved, in a folder that Terraform runs in; undefined where there is none. */
export function findUnsavedState(folder: string): string | undefined {
  const file = join(folder, FILE);
  return existsSync(file) ? file : undefined;
}

/** Says where the unsaved state of a folder lies, and how it gets to where it belongs. */
export function describeUnsavedState(folder: string, binary: string): string {
  return (
    `${join(folder, FILE)}: the state of an apply that could not be saved; keep it, nothing else knows what was made. ` +
    `When the state's bucket answers again, run:\n  ${pushCommand(folder, binary)}`
  );
}

/** Says how a state is kept that Terraform could only print, and how it gets to where it belongs. */
export function describePrintedState(folder: string, binary: string): string {
  return (
    "The state could be saved nowhere: it is the line above that begins with '{', and nothing else knows what was made. " +
    `Keep that line as ${join(folder, FILE)}. When the state's bucket answers again, run:\n  ${pushCommand(folder, binary)}`
  );
}

function pushCommand(folder: string, binary: string): string {
  return inFolder(folder, `${binary} state push ${FILE} && rm ${FILE}`);
}

/**
 * Makes sure that no state waits to be saved: neither of the folder nor of its neighbours, which generating takes away
 * when nothing is generated into them any more.
 *
 * @throws {UnsavedStateError} with the command that saves it
 */
export function assertNoUnsavedState(folder: string, neighbours: string, binary: string): void {
  const folders = [folder, ...subfolders(neighbours)];
  const unsaved = folders.find((candidate) => findUnsavedState(candidate) !== undefined);
  if (unsaved !== undefined) throw new UnsavedStateError(describeUnsavedState(unsaved, binary));
}

function subfolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name));
}
