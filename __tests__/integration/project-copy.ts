import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const REPOSITORY = resolve(__dirname, "../..");

/** A checkout of this project with environment files and a `cdktf.out` of its own, for commands that a test runs in it. */
export interface ProjectCopy {
  readonly folder: string;
  /** Path of a file in it. */
  path(...names: string[]): string;
  /** Replaces a text in a file, and gives back what puts the file as it was. */
  edit(file: string, from: string, to: string): () => void;
  remove(): void;
}

/** Makes a copy with one environment: `dev`, changed as told. */
export function copyProject(change: (yaml: string) => string = (yaml) => yaml): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), "private-cluster-project-"));
  const path = (...names: string[]) => join(folder, ...names);
  for (const name of ["node_modules", "src"]) symlinkSync(join(REPOSITORY, name), path(name));
  for (const name of ["main.ts", "tsconfig.json", "package.json"]) copyFileSync(join(REPOSITORY, name), path(name));
  // The compiler has seen the code before; here only what it generates counts.
  const settings = JSON.parse(readFileSync(join(REPOSITORY, "cdktf.json"), "utf8")) as object;
  writeFileSync(path("cdktf.json"), JSON.stringify({ ...settings, app: "node --import tsx main.ts" }));
  mkdirSync(path("environments"));
  const yaml = readFileSync(join(REPOSITORY, "environments/dev.yaml"), "utf8");
  writeFileSync(path("environments/dev.yaml"), change(yaml));
  return {
    folder,
    path,
    edit: (file, from, to) => {
      const before = readFileSync(path(file));
      const text = before.toString("utf8");
      if (!text.includes(from)) throw new Error(`${file} has no '${from}'`);
      writeFileSync(path(file), text.replace(from, to));
      return () => writeFileSync(path(file), before);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
