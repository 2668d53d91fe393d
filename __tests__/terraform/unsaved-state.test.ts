import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assertNoUnsavedState, UnsavedStateError } from "../../src/terraform/unsaved-state";

function stacks(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "private-cluster-unsaved-"));
  for (const name of names) mkdirSync(join(folder, name));
  return folder;
}

describe("assertNoUnsavedState", () => {
  it("passes where every state was saved, and where nothing was generated yet", () => {
    const folder = stacks("dev", "prod");
    expect(() => assertNoUnsavedState(join(folder, "dev"), folder, "terraform")).not.toThrow();
    expect(() => assertNoUnsavedState("/nowhere/dev", "/nowhere", "terraform")).not.toThrow();
  });

  // cdktf takes away the folder of a stack that is no more generated, and the state would go with it.
  it.each(["dev", "gone"])("refuses with the command that saves it, for a state in '%s'", (where) => {
    const folder = stacks("dev", "gone");
    writeFileSync(join(folder, where, "errored.tfstate"), "{}");
    const asserting = () => assertNoUnsavedState(join(folder, "dev"), folder, "tofu");
    expect(asserting).toThrow(
      new UnsavedStateError(
        `${folder}/${where}/errored.tfstate: the state of an apply that could not be saved; keep it, nothing else knows what was made. When the state's bucket answers again, run:
  cd ${folder}/${where} && tofu state push errored.tfstate && rm errored.tfstate`,
      ),
    );
  });
});
