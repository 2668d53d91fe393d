import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Deployment } from "../../src/cli/deployment";
import { assertStateIsSaved, planFiles, removePlan } from "../../src/cli/saved-plan";

function deploymentIn(output: string): Deployment {
  return { name: "dev", output, terraform: { binary: "terraform", version: "1.11.4", usesMirror: true, env: {} } };
}

describe("planFiles", () => {
  it("apply never takes the plan of a teardown: they share nothing but the JSON that they were made from", () => {
    const deployment = deploymentIn("/cdktf.out");
    const [reviewed, teardown] = [planFiles(deployment), planFiles(deployment, true)];
    const shared = Object.values(reviewed).filter((file) => Object.values(teardown).includes(file));
    expect(shared).toEqual(["/cdktf.out/stacks/dev/cdk.tf.json"]);
  });
});

describe("removePlan", () => {
  it("takes away what holds secrets and keeps what the review said, also where one is gone already", () => {
    const output = mkdtempSync(join(tmpdir(), "private-cluster-plan-"));
    mkdirSync(join(output, "stacks/dev"), { recursive: true });
    const files = planFiles(deploymentIn(output));
    const all = Object.values<string>({ ...files });
    for (const file of all) writeFileSync(file, "");
    removePlan(files);
    expect(all.filter((file) => existsSync(file))).toEqual([files.stack, files.record]);
    expect(() => removePlan(files)).not.toThrow();
  });
});

describe("assertStateIsSaved", () => {
  it("refuses for a state of any environment below the same folder", () => {
    const output = mkdtempSync(join(tmpdir(), "private-cluster-plan-"));
    mkdirSync(join(output, "stacks/prod"), { recursive: true });
    expect(() => assertStateIsSaved(deploymentIn(output))).not.toThrow();
    writeFileSync(join(output, "stacks/prod/errored.tfstate"), "{}");
    expect(() => assertStateIsSaved(deploymentIn(output))).toThrow(`${output}/stacks/prod/errored.tfstate: `);
  });
});
