import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inFolder } from "../../src/terraform/in-folder";

describe("inFolder", () => {
  it("leaves a plain path as it is", () => {
    expect(inFolder("/work/stacks/dev_1.2", "terraform init")).toBe("cd /work/stacks/dev_1.2 && terraform init");
  });

  it.each(["my stacks", "it's", "$HOME", "a;b", "(x)"])("a shell gets into the folder '%s'", (name) => {
    const folder = join(mkdtempSync(join(tmpdir(), "private-cluster-folder-")), name);
    mkdirSync(folder);
    expect(execFileSync("/bin/sh", ["-c", inFolder(folder, "pwd")], { encoding: "utf8" })).toBe(`${folder}\n`);
  });
});
