import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { CreateBucketCommand, HeadBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootstrapState } from "../../src/cli/bootstrap-state";
import { Deployment, runCdktf } from "../../src/cli/deployment";
import { ClusterStatus } from "../../src/cli/status-report";
import { findFilledBuckets } from "../../src/cli/teardown-guards";
import { loadEnvironmentNamed } from "../../src/config/load-environment";
import { Emulator, startEmulator } from "../../src/emulator/start-emulator";
import { stateBucketName } from "../../src/state/remote-state";
import { findTerraform } from "../../src/terraform/terraform-tool";
import { runCli } from "./run-cli";
import { setEnvironment } from "./set-environment";

const { environment } = loadEnvironmentNamed("dev");
const { account, region } = environment;
const DEPLOY_TIMEOUT = 600_000;
let restoreEnvironment: () => void;

let emulator: Emulator;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "private-cluster-status-"));
  emulator = await startEmulator({ account, region });
  restoreEnvironment = setEnvironment(emulator.env);
});

afterAll(async () => {
  await emulator.stop();
  restoreEnvironment();
  rmSync(folder, { recursive: true, force: true });
});

async function deploy(): Promise<void> {
  const terraform = await findTerraform();
  await bootstrapState(environment, { terraform, folder: join(folder, "bootstrap") });
  const deployment: Deployment = { name: "dev", terraform, output: join(folder, "cdktf.out") };
  const lockless = terraform.usesMirror ? ["--skip-provider-lock"] : [];
  await runCdktf(deployment, ["deploy", "dev", "--auto-approve", ...lockless], () => undefined);
}

async function setDeletionProtection(on: boolean): Promise<void> {
  const client = new ElasticLoadBalancingV2Client({ region });
  const { LoadBalancers } = await client.send(new DescribeLoadBalancersCommand({ Names: ["private-cluster-dev"] }));
  const Attributes = [{ Key: "deletion_protection.enabled", Value: `${on}` }];
  const LoadBalancerArn = LoadBalancers?.[0]?.LoadBalancerArn;
  await client.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes }));
}

async function readStatus(): Promise<ClusterStatus> {
  const { stdout } = await runCli("status", ["dev", "--format", "json"]);
  return JSON.parse(stdout) as ClusterStatus;
}

describe("where nothing is deployed", () => {
  it("status says so and exits with 1; as JSON, only the document is on standard output", async () => {
    const stderr = "dev: nothing is deployed; run npm run review -- dev\n";
    expect(await runCli("status", ["dev"])).toMatchObject({ exitCode: 1, stdout: "", stderr });
    const { exitCode, stdout } = await runCli("status", ["dev", "--format", "json"]);
    expect({ exitCode, status: JSON.parse(stdout) as unknown }).toEqual({ exitCode: 1, status: { machines: [] } });
  });

  it("destroy has nothing to do", async () => {
    const stdout = "dev: nothing is deployed\n";
    expect(await runCli("destroy", ["dev", "--yes"])).toMatchObject({ exitCode: 0, stdout, stderr: "" });
  });
});

describe("wrong use", () => {
  it("a format that does not exist is refused", async () => {
    expect(await runCli("status", ["dev", "--format", "yaml"])).toMatchObject({
      exitCode: 2,
      stderr: "status: 'yaml' is no format; use text or json\n",
    });
  });

  it("destroy without --yes asks, and where nobody can be asked it is refused", async () => {
    expect(await runCli("destroy", ["dev"])).toMatchObject({
      exitCode: 2,
      stderr: "destroy: nobody can be asked here; run npm run destroy -- dev --yes\n",
    });
    expect(await runCli("destroy", ["dev", "--accept", "exposure"])).toMatchObject({
      exitCode: 2,
      stderr: "destroy: nobody can be asked here; run npm run destroy -- dev --accept exposure --yes\n",
    });
  });

  it.each([
    [["../dev"], "environments: 1 problem\n  1:1  '../dev' is no environment; choose one of dev, prod\n"],
    [["dev", "prod"], "apply: too many arguments. Expected 1 argument but got 2.; see --help\n"],
    [["dev", "--accept", "all"], /^apply: --accept 'all' is no impact; use one of none, /],
    [["dev", "--force"], "apply: unknown option '--force'; see --help\n"],
  ])("apply %j is refused before anything is looked at", async (args, stderr) => {
    const { exitCode, stderr: said } = await runCli("apply", args);
    expect(exitCode).toBe(2);
    expect(said).toMatch(stderr);
  });
});

describe("a bucket that is to go", () => {
  it("stands in the way while it holds an object, with the line that empties it", async () => {
    const s3 = new S3Client({ region, forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: "dev-access-logs" }));
    expect(await findFilledBuckets(environment, ["dev-access-logs"])).toEqual([]);
    await s3.send(new PutObjectCommand({ Bucket: "dev-access-logs", Key: "AWSLogs/1", Body: "log" }));
    expect(await findFilledBuckets(environment, ["dev-access-logs"])).toEqual([
      {
        what: "the bucket 'dev-access-logs' holds access logs, and AWS deletes empty buckets only",
        remedy: "copy what you want to keep, then aws s3 rm s3://dev-access-logs --recursive",
      },
    ]);
  });
});

describe("a deployed environment", () => {
  beforeAll(deploy, DEPLOY_TIMEOUT);

  it("status shows every machine with its addresses, and only the Client has a public one", async () => {
    const { machines, loadBalancer } = await readStatus();
    expect(machines.map(({ name, state }) => `${name} ${state}`)).toEqual([
      "private-cluster-dev-client running",
      "private-cluster-dev-head-1 running",
      "private-cluster-dev-workers-1 running",
      "private-cluster-dev-workers-2 running",
    ]);
    expect(machines.filter(({ publicIp }) => publicIp !== "").map(({ role }) => role)).toEqual(["client"]);
    expect(machines.filter(({ targetHealth }) => targetHealth !== "").map(({ role }) => role)).toEqual(["head"]);
    expect(loadBalancer).toMatchObject({ state: "active", listeners: ["HTTP 80"] });
  });

  it("status shows it as a table, too", async () => {
    const { exitCode, stdout } = await runCli("status", ["dev"]);
    const { machines } = await readStatus();
    expect(exitCode).toBe(0);
    for (const { instanceId, privateIp } of machines) expect(stdout).toMatch(new RegExp(`${instanceId}.*${privateIp}`));
  });

  it(
    "review saves a plan, apply applies exactly that, and only once",
    async () => {
      expect(await runCli("apply", ["dev"])).toMatchObject({ exitCode: 2, leftRunning: [] });
      const review = await runCli("review", ["dev", "--format", "json"]);
      expect(JSON.parse(review.stdout)).toMatchObject({ environment: "dev", verdict: "in-place", exposure: false });
      expect(await runCli("apply", ["dev"])).toMatchObject({ exitCode: 0, leftRunning: [] });
      expect(await runCli("apply", ["dev"])).toMatchObject({ exitCode: 2, leftRunning: [] });
    },
    DEPLOY_TIMEOUT,
  );

  it("destroy spells out the two steps while the load balancer is protected, and touches nothing", async () => {
    const before = await readStatus();
    await setDeletionProtection(true);
    const { exitCode, stderr } = await runCli("destroy", ["dev", "--yes"]);
    await setDeletionProtection(false);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`destroy: 1 thing is protected; nothing was touched. Two steps:
  1. take the protection away:
     the load balancer 'private-cluster-dev' is protected against deletion:
       set api.deletionProtection: false in environments/dev.yaml, then npm run review -- dev and npm run apply -- dev
  2. run npm run destroy -- dev again
`);
    expect(await readStatus()).toEqual(before);
  });

  it(
    "destroy takes everything away but the state bucket, and says what cannot be had back",
    async () => {
      const { exitCode, stdout, leftRunning } = await runCli("destroy", ["dev", "--yes"]);
      expect({ exitCode, leftRunning }).toEqual({ exitCode: 0, leftRunning: [] });
      expect(stdout).toMatch(/Elastic IP [\d.]+ is released and gone for\s+good/);
      expect(stdout).toContain(`The state bucket '${stateBucketName(environment)}' stays`);
      expect(await readStatus()).toEqual({ machines: [] });
      const s3 = new S3Client({ region, forcePathStyle: true });
      await s3.send(new HeadBucketCommand({ Bucket: stateBucketName(environment) }));
      expect(await runCli("destroy", ["dev", "--yes"])).toMatchObject({ exitCode: 0 });
    },
    DEPLOY_TIMEOUT,
  );
});
