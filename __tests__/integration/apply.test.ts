/**
 * What was reviewed is what is applied, and nothing is lost. One cluster is deployed by and by: each run is broken off in
 * another way, and the next goes on where it was.
 */
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { ClusterStatus } from "../../src/cli/status-report";
import { describeCluster } from "../../src/cli/deployed-cluster";
import { ReviewRecord } from "../../src/cli/saved-plan-record";
import { judgeSecondPlan, SecondPlan } from "../../src/emulator/known-gaps";
import { Emulator, startEmulator } from "../../src/emulator/start-emulator";
import { runProcess } from "../../src/terraform/run-process";
import { findTerraform, TerraformTool } from "../../src/terraform/terraform-tool";
import { startDyingBackend } from "./dying-backend";
import { copyProject, ProjectCopy } from "./project-copy";
import { CliResult, RunningCli, runCli, startCli } from "./run-cli";
import { setEnvironment } from "./set-environment";

const Bucket = "private-cluster-123456789012-us-east-1";
const Key = "dev/terraform.tfstate";
const LOCK = { Bucket, Key: `${Key}.tflock` };
const EVERYTHING = ["--accept", "loss,exposure"];

let emulator: Emulator;
let backend: Awaited<ReturnType<typeof startDyingBackend>>;
let project: ProjectCopy;
let terraform: TerraformTool;
let s3: S3Client;

const stack = (...names: string[]) => project.path("cdktf.out/stacks/dev", ...names);
const environment = () => ({ ...emulator.env, AWS_ENDPOINT_URL: backend.url });
const run = (command: string, ...args: string[]): Promise<CliResult> =>
  runCli(command, ["dev", ...args], environment(), project.folder);
const startApply = () => startCli("apply", ["dev", ...EVERYTHING], environment(), project.folder);

/** Runs a command that a message gives, as an operator would. */
function runGiven(command: string) {
  const env = { ...terraform.env, ...environment() };
  return runProcess("/bin/sh", ["-c", command.replace("force-unlock", "force-unlock -force")], { env });
}

/** Reviews; the exit code is 1 where something has to be accepted, such as a machine whose creation was broken off. */
async function review(): Promise<SecondPlan> {
  const { exitCode, stderr } = await run("review", "--output", "/dev/null");
  expect({ exitCode, fault: exitCode === 2 ? stderr : "" }).toEqual({
    exitCode: expect.any(Number) as number,
    fault: "",
  });
  return JSON.parse(readFileSync(stack("reviewed.plan.json"), "utf8")) as SecondPlan;
}

/** Addresses that the state knows of, as it lies in the bucket. */
async function stateAddresses(): Promise<string[]> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  const { resources } = JSON.parse((await Body?.transformToString()) ?? "") as {
    resources: { mode: string; type: string; name: string }[];
  };
  return resources.filter(({ mode }) => mode === "managed").map(({ type, name }) => `${type}.${name}`);
}

async function isLocked(): Promise<boolean> {
  return s3.send(new HeadObjectCommand(LOCK)).then(
    () => true,
    () => false,
  );
}

/** Everything that AWS has of the environment. */
async function describeDeployed() {
  const restoreEnvironment = setEnvironment(emulator.env);
  return describeCluster({ name: "dev", region: "us-east-1" }).finally(restoreEnvironment);
}

/** Breaks an apply off a while after it began to make something. */
async function breakOff(running: RunningCli, text: string, milliseconds: number, act: () => void): Promise<CliResult> {
  await running.printed(text);
  await sleep(milliseconds);
  act();
  return running.result;
}

/** What Terraform printed so far. */
function log(): string {
  return existsSync(stack("apply.jsonl")) ? readFileSync(stack("apply.jsonl"), "utf8") : "";
}

function killTerraform(): void {
  execFileSync("pkill", ["-KILL", "-f", `^terraform apply -json.*${stack("reviewed.plan")}`]);
}

beforeAll(async () => {
  emulator = await startEmulator({ account: "123456789012", region: "us-east-1" });
  backend = await startDyingBackend(emulator.url);
  terraform = await findTerraform();
  const credentials = { accessKeyId: "emulator", secretAccessKey: "emulator" };
  s3 = new S3Client({ endpoint: emulator.url, region: "us-east-1", credentials, forcePathStyle: true });
  project = copyProject((yaml) =>
    yaml.replace("port: 8000", "port: 8000\n  userData:\n    file: head.sh\n    replaceOnChange: true"),
  );
  writeFileSync(project.path("environments/head.sh"), "#!/bin/sh\necho head\n");
});

afterAll(async () => {
  await backend.stop();
  await emulator.stop();
  project.remove();
});

describe("before anything is deployed", () => {
  it("review without a state bucket says how to make one, and apply without a review how to make that", async () => {
    expect(await run("review")).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(
        `dev: the state bucket '${Bucket}' does not exist; run npm run bootstrap -- dev`,
      ) as string,
    });
    expect(await run("apply")).toMatchObject({
      exitCode: 2,
      stderr: "apply: no plan of dev was reviewed; run npm run review -- dev\n",
    });
  });

  it("the first review plans everything, and keeps it for its owner only", async () => {
    expect(await run("bootstrap")).toMatchObject({ exitCode: 0 });
    expect(await run("review", "--fail-on", "none", "--output", "/dev/null")).toMatchObject({ exitCode: 1 });
    const modes = ["reviewed.plan", "reviewed.plan.json", "reviewed.review.json"].map(
      (name) => statSync(stack(name)).mode,
    );
    expect(modes.map((mode) => mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
  });

  it("apply refuses what nobody accepted, with exit code 1", async () => {
    expect(await run("apply")).toMatchObject({
      exitCode: 1,
      stderr:
        "apply: the review found none, and nobody accepted that; nothing was touched. To go on all the same, run: npm run apply -- dev --accept none\n",
    });
  });

  it("apply names whatever was changed since the review", async () => {
    const expectRefused = async (putBack: () => void, reason: string) => {
      const { exitCode, stderr } = await run("apply", ...EVERYTHING);
      putBack();
      const text = `apply: ${reason}. Nothing was touched; run npm run review -- dev --fail-on none again\n`;
      expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: text });
    };
    const plan = stack("reviewed.plan");
    const bytes = readFileSync(plan);
    writeFileSync(plan, Buffer.concat([bytes, Buffer.from(" ")]));
    await expectRefused(() => writeFileSync(plan, bytes), `${plan} was changed after the review`);
    const json = "cdktf.out/stacks/dev/cdk.tf.json";
    await expectRefused(project.edit(json, "8000", "8001"), `${project.path(json)} was changed after the review`);
    const file = "environments/dev.yaml";
    await expectRefused(project.edit(file, "count: 2", "count: 3"), `${file} was changed after the review`);
    await expectRefused(
      project.edit("environments/head.sh", "echo", "exec"),
      `what ${file} generates is not what was reviewed: a file that it names, or the code, was changed`,
    );
  });

  it("apply names who holds the lock, since when and for what, and the command that it gives frees it", async () => {
    const info = { ID: "0e6bd3dc-0f6f-4a5c-b7a0-6f1f1f3f9d11", Operation: "OperationTypePlan", Who: "ana@laptop" };
    const Body = JSON.stringify({ ...info, Info: "", Version: "1.11.4", Path: Key, Created: "2026-11-24T02:00:00Z" });
    await s3.send(new PutObjectCommand({ ...LOCK, Body }));
    const { exitCode, stderr } = await run("apply", ...EVERYTHING, "--lock-timeout", "1s");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("apply: Terraform failed; nothing was changed\n");
    expect(stderr).toContain(`state: locked by ana@laptop since 2026-11-24 02:00:00 UTC for 'plan'
  to wait for it, run: npm run apply -- dev --accept none --lock-timeout 30m
  only if that run is dead, run: cd ${stack()} && terraform force-unlock ${info.ID}\n`);
    await runGiven(/is dead, run: (.*)/.exec(stderr)?.[1] ?? "");
    expect(await isLocked()).toBe(false);
  });
});

describe("a deployment that is broken off again and again", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "by %s: Terraform ends in good order, and what is made is in the state",
    async (signal) => {
      if (!existsSync(stack("reviewed.plan"))) await review();
      const apply = startApply();
      const { exitCode, stderr, leftRunning } = await breakOff(apply, "aws_vpc.network_vpc: creating", 3000, () =>
        apply.child.kill(signal),
      );
      expect({ exitCode, leftRunning }).toEqual({ exitCode: 130, leftRunning: [] });
      const [, interruption] = /^apply: (.*); \d+ of \d+ changes are made and noted in the state\n/.exec(stderr) ?? [];
      expect(interruption).toBe(`interrupted by ${signal}, and Terraform has ended`);
      expect(stderr).toMatch(/\nnext: npm run review -- dev(| --fail-on none), which shows what is left\n$/);
      expect({ locked: await isLocked(), plan: existsSync(stack("reviewed.plan")) }).toEqual({
        locked: false,
        plan: false,
      });
    },
  );

  it("leaves a plan that nobody can apply again", async () => {
    expect(await run("apply", ...EVERYTHING)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(
        /^apply: the reviewed plan was begun at .* and not finished; run npm run review/,
      ) as unknown,
    });
  });

  it("by a backend that dies: the message's command saves the state, and nothing touches it before", async () => {
    await review();
    const apply = startApply();
    await breakOff(apply, "aws_subnet", 0, () => backend.die("saving and unlocking"));
    const { exitCode, stderr } = await apply.result;
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Error: Failed to persist state to backend");
    for (const command of ["review", "apply", "destroy"]) {
      const refused = await run(command, ...(command === "destroy" ? ["--yes"] : []));
      expect(refused).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining(`${stack("errored.tfstate")}: `) as string,
      });
    }
    backend.die("nothing");
    for (const [, command = ""] of stderr.matchAll(/^ {2}(cd .*)$/gm)) await runGiven(command);
    expect({ unsaved: existsSync(stack("errored.tfstate")), locked: await isLocked() }).toEqual({
      unsaved: false,
      locked: false,
    });
    const known = await stateAddresses();
    const { resource_changes: changes = [] } = await review();
    const made = changes.filter(({ change }) => change.actions.join() === "create").map(({ address }) => address);
    expect(known.filter((address) => made.includes(address))).toEqual([]);
    expect(known.length + made.length).toBe(50);
  });

  it("by a kill of the command itself: Terraform goes on to its end", async () => {
    const apply = startApply();
    await apply.printed(": creating");
    apply.child.kill("SIGKILL");
    await apply.result;
    expect(await isLocked()).toBe(true);
    while (await isLocked()) await sleep(500);
    expect(judgeSecondPlan(await review()).unexplained).toEqual([]);
  });
});

describe("a deployed cluster", () => {
  it("status shows it", async () => {
    const { stdout } = await run("status", "--format", "json");
    const { machines, loadBalancer } = JSON.parse(stdout) as ClusterStatus;
    expect(machines.map(({ state }) => state)).toEqual(["running", "running", "running", "running"]);
    expect(loadBalancer).toMatchObject({ state: "active" });
  });

  it("nothing was left behind on the way that the state does not know", async () => {
    const { vpcs, subnets, groups, addresses } = await describeDeployed();
    const numbers = [vpcs, subnets, groups, addresses].map(({ length }) => length);
    // One VPC with four subnets, a group for each role and the VPC's own, and the Client's address.
    expect(numbers).toEqual([1, 4, 5, 1]);
  });

  it("an outage has to be accepted; where Terraform is killed, what it did not note is found and the lock can be ended", async () => {
    project.edit("environments/head.sh", "echo", "exec");
    await review();
    const record = JSON.parse(readFileSync(stack("reviewed.review.json"), "utf8")) as ReviewRecord;
    expect(record).toMatchObject({ verdict: "outage", exposure: false });
    expect(await run("apply", "--accept", "degraded")).toMatchObject({ exitCode: 1 });
    rmSync(stack("apply.jsonl"));
    const apply = startApply();
    while (!log().includes("aws_instance.head_1: Destroying")) await sleep(100);
    killTerraform();
    const { exitCode, stderr } = await apply.result;
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^apply: Terraform was killed \(exit code 137\); \d+ of \d+ changes are made\n/);
    expect(stderr).toMatch(/can be missing from the state: .*aws_instance\.head_1/);
    const stopped = await run("review", "--lock-timeout", "1s");
    expect(stopped.stderr).toMatch(
      /state: locked by \S+ since .* UTC for 'apply'\n {2}whether it still runs here: ps -ef \| grep '\[t\]erraform'\n/,
    );
    await runGiven(/is dead, run: (.*)/.exec(stopped.stderr)?.[1] ?? "");
    expect(await isLocked()).toBe(false);
  });

  it("what was broken off is done by the next, role by role", async () => {
    await review();
    copyFileSync(stack("reviewed.plan"), project.path("old.plan"));
    copyFileSync(stack("reviewed.review.json"), project.path("old.json"));
    const { exitCode, stdout } = await run("apply", ...EVERYTHING);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^ {2}head +(\d+) of \1 +\d+ s$/m);
    expect(stdout).toMatch(/dev: (\d+) of \1 changes are made in \d+ s; next: npm run status -- dev\n$/);
    expect(await run("apply")).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(
        /^apply: the reviewed plan was applied at .*; for the next, run npm run review/,
      ) as string,
    });
  });

  it("a plan from before somebody else applied is refused in plain words", async () => {
    copyFileSync(project.path("old.plan"), stack("reviewed.plan"));
    copyFileSync(project.path("old.json"), stack("reviewed.review.json"));
    expect(await run("apply", ...EVERYTHING)).toMatchObject({
      exitCode: 2,
      stderr:
        "apply: the state of dev has moved on: somebody applied something after the review. Nothing was touched; run npm run review -- dev again\n",
    });
  });

  it("status shows the Head as healthy in a target group that took the place of another", async () => {
    project.edit("environments/dev.yaml", "port: 8000", "port: 8080");
    await review();
    expect(await run("apply", ...EVERYTHING)).toMatchObject({ exitCode: 0 });
    const { machines } = JSON.parse((await run("status", "--format", "json")).stdout) as ClusterStatus;
    expect(machines.filter(({ role }) => role === "head").map(({ targetHealth }) => targetHealth)).toEqual(["healthy"]);
  });

  it("state and reality agree, and a state is never looked for elsewhere without a word", async () => {
    expect(judgeSecondPlan(await review()).unexplained).toEqual([]);
    const putBack = project.edit("environments/dev.yaml", "workers:", "state:\n  bucket: acme-states\nworkers:");
    await run("bootstrap");
    const { exitCode, stderr } = await run("review");
    putBack();
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      `dev: the state is to lie in 's3://acme-states/${Key}' and lies in 's3://${Bucket}/${Key}'; nothing was touched.`,
    );
    expect(stderr).toContain(`cd ${stack()} && terraform init -migrate-state\n`);
  });
});
