import { chmodSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execFileSync } from "node:child_process";

/** A folder for the PATH with some of this machine's programs and some fake ones, by name and text. */
export function programFolder(real: readonly string[], fake: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "private-cluster-programs-"));
  for (const name of real) symlinkSync(pathOf(name), join(folder, name));
  for (const [name, text] of Object.entries(fake)) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

function pathOf(name: string): string {
  if (name === "node") return process.execPath;
  return execFileSync("/bin/sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
}
