import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assertUnchanged } from "../../src/cli/apply-checks";
import { Deployment } from "../../src/cli/deployment";
import { digestOf } from "../../src/cli/digest";
import { PlanFiles } from "../../src/cli/saved-plan";
import { ReviewRecord } from "../../src/cli/saved-plan-record";
import { loadEnvironmentNamed } from "../../src/config/load-environment";

const GENERATED = '{"resource":{}}';

// cdktf cannot be loaded late inside jest; __tests__/integration/apply.test.ts changes a real file.
jest.mock("../../src/cli/synthesize-stack", () => ({ synthesizeStack: () => Promise.resolve(GENERATED) }));

const { environment } = loadEnvironmentNamed("dev");

/** What was reviewed, with files that are as they were. */
function reviewed(stackText: string) {
  const folder = mkdtempSync(join(tmpdir(), "private-cluster-checks-"));
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const files = { plan: write("reviewed.plan", "plan"), stack: write("cdk.tf.json", stackText) } as PlanFiles;
  const environmentFile = write("dev.yaml", "name: dev");
  const digests = { plan: digestOf("plan"), stack: digestOf(stackText), environmentFile: digestOf("name: dev") };
  const found = { verdict: "none", exposure: false, failOn: "restart" } as const;
  const record = { environment: "dev", environmentFile, digests, terraformVersion: "1.11.4", ...found } as ReviewRecord;
  return { files, record };
}

const deploymentWith = (version: string) => ({ name: "dev", terraform: { version } }) as Deployment;

function check(command: "apply" | "destroy", { files, record }: ReturnType<typeof reviewed>, version = "1.11.4") {
  return assertUnchanged(command, environment, deploymentWith(version), files, record);
}

describe("assertUnchanged", () => {
  it("passes where the code generates what was reviewed, and refuses where it does not", async () => {
    await expect(check("apply", reviewed(GENERATED))).resolves.toBeUndefined();
    const other = reviewed("{}");
    await expect(check("apply", other)).rejects.toThrow(
      `apply: what ${other.record.environmentFile} generates is not what was reviewed: a file that it names, or the code, was changed. Nothing was touched; run npm run review -- dev --fail-on restart again`,
    );
  });

  it.each(["plan", "stack"] as const)("names a changed %s, and one that is gone", async (name) => {
    const subject = reviewed("{}");
    const file = subject.files[name];
    writeFileSync(file, "changed");
    await expect(check("apply", subject)).rejects.toThrow(`apply: ${file} was changed after the review. Nothing`);
    rmSync(file);
    await expect(check("apply", subject)).rejects.toThrow(`apply: ${file} is gone. Nothing`);
  });

  it("names everything that was changed, and after a destroy the command that plans it again", async () => {
    const subject = reviewed("{}");
    const { environmentFile } = subject.record;
    writeFileSync(environmentFile, "name: prod");
    await expect(check("destroy", subject, "1.12.0")).rejects.toThrow(
      `destroy: ${environmentFile} was changed after the review; Terraform was 1.11.4 and is 1.12.0. Nothing was touched; run npm run destroy -- dev again`,
    );
  });
});
