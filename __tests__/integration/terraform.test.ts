import { ListBucketsCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { App } from "cdktf";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadEnvironmentNamed } from "../../src/config/load-environment";
import { Emulator, startEmulator } from "../../src/emulator/start-emulator";
import { ClusterStack } from "../../src/stacks/cluster-stack";
import { stateBucketName, stateKey } from "../../src/state/remote-state";
import { findTerraform, runTerraform, TerraformTool } from "../../src/terraform/terraform-tool";
import { runCli } from "./run-cli";

const ACCOUNT = "123456789012";
const OTHER_ACCOUNT = "999999999999";

describe("Terraform on the generated JSON", () => {
  let emulator: Emulator;
  let tool: TerraformTool;

  beforeAll(async () => {
    emulator = await startEmulator({ account: ACCOUNT, region: "us-east-1" });
    const found = await findTerraform();
    tool = { ...found, env: { ...found.env, ...emulator.env } };
    const { exitCode, stderr } = await runCli("bootstrap", ["dev"], emulator.env);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  });

  afterAll(() => emulator.stop());

  it("bootstrap a second time changes nothing", async () => {
    const { exitCode, stdout } = await runCli("bootstrap", ["dev"], emulator.env);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("nothing to change; next: npm run review -- dev");
  });

  it.each(["dev", "prod"])("%s: init, validate and plan; a first plan only creates", async (name) => {
    const cwd = synthesize(name);
    await runTerraform(tool, ["init"], { cwd });
    const { stdout } = await runTerraform(tool, ["validate", "-json"], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ valid: true, diagnostics: [] });
    // prod looks up its hosted zone, which only npm run local makes.
    if (name === "prod") return;
    await runTerraform(tool, ["plan", "-out=plan"], { cwd });
    const shown = await runTerraform(tool, ["show", "-json", "plan"], { cwd });
    const plan = JSON.parse(shown.stdout) as { resource_changes: { mode: string; change: { actions: string[] } }[] };
    const managed = plan.resource_changes.filter(({ mode }) => mode === "managed");
    expect(new Set(managed.map(({ change }) => change.actions.join()))).toEqual(new Set(["create"]));
  });

  it("a held lock is told with who holds it and how to end it", async () => {
    const cwd = synthesize("dev");
    await runTerraform(tool, ["init"], { cwd });
    await holdLock(emulator);
    const planned = runTerraform(tool, ["plan", "-lock-timeout=1s"], { cwd });
    await expect(planned).rejects.toMatchObject({
      name: "TerraformError",
      message: expect.stringContaining(
        `state: locked by somebody@elsewhere since 2026-01-02 03:04:05 UTC for 'apply'
  to wait for it, run the command again when that run has ended
  only if that run is dead, run: cd ${cwd} && terraform force-unlock 11111111-2222-3333-4444-555555555555`,
      ) as unknown,
    });
  });
});

describe("npm run bootstrap with credentials of another account", () => {
  it("is refused before anything is touched", async () => {
    const emulator = await startEmulator({ account: OTHER_ACCOUNT, region: "us-east-1" });
    try {
      const result = await runCli("bootstrap", ["dev"], emulator.env);
      expect(result).toMatchObject({
        exitCode: 2,
        stderr: `environments/dev.yaml: account '${ACCOUNT}' is not the one of your credentials, '${OTHER_ACCOUNT}'; use credentials of ${ACCOUNT}, for example with AWS_PROFILE. Nothing was touched\n`,
        leftRunning: [],
      });
      const { Buckets } = await s3(emulator).send(new ListBucketsCommand({}));
      expect(Buckets ?? []).toEqual([]);
    } finally {
      await emulator.stop();
    }
  });
});

function synthesize(name: string): string {
  const outdir = mkdtempSync(join(tmpdir(), "private-cluster-terraform-"));
  const app = new App({ outdir });
  new ClusterStack(app, name, loadEnvironmentNamed(name).environment);
  app.synth();
  return join(outdir, "stacks", name);
}

async function holdLock(emulator: Emulator): Promise<void> {
  const { environment } = loadEnvironmentNamed("dev");
  const Body = JSON.stringify({
    ID: "11111111-2222-3333-4444-555555555555",
    Operation: "OperationTypeApply",
    Who: "somebody@elsewhere",
    Version: "1.11.4",
    Created: "2026-01-02T03:04:05Z",
    Path: "",
  });
  const Key = `${stateKey(environment)}.tflock`;
  await s3(emulator).send(new PutObjectCommand({ Bucket: stateBucketName(environment), Key, Body }));
}

function s3({ url }: Emulator): S3Client {
  const credentials = { accessKeyId: "emulator", secretAccessKey: "emulator" };
  return new S3Client({ endpoint: url, region: "us-east-1", credentials, forcePathStyle: true });
}
