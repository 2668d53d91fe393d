/** Runs programs in Terraform's place that end as Terraform cannot be made to end on purpose. */
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { applyPlan, PlanToApply } from "../../src/cli/apply-plan";
import { digestOf } from "../../src/cli/digest";
import { planFiles } from "../../src/cli/saved-plan";
import { readRecord, ReviewRecord } from "../../src/cli/saved-plan-record";
import * as room from "../../src/terraform/assert-room";
import { InterruptedError } from "../../src/terraform/run-process";

const VPC = "aws_vpc.network_vpc";

function hook(type: string, address = VPC): string {
  return JSON.stringify({
    type,
    "@timestamp": "2026-11-25T04:14:49.174Z",
    hook: { resource: { addr: address }, action: "create" },
  });
}

const print = (...lines: string[]) => lines.map((line) => `console.log(${JSON.stringify(line)});`).join("\n");
const MADE = print(hook("apply_start"), hook("apply_complete"));
const BEGUN = print(hook("apply_start"));

/** A plan that is there, and a program that applies it. */
function planToApply(script: string): PlanToApply {
  const output = mkdtempSync(join(tmpdir(), "private-cluster-apply-"));
  const folder = join(output, "stacks/dev");
  mkdirSync(folder, { recursive: true });
  const binary = join(output, "terraform");
  writeFileSync(binary, `#!${process.execPath}\n${script}\n`, { mode: 0o755 });
  const terraform = { binary, version: "1.11.4", usesMirror: true, env: process.env };
  const deployment = { name: "dev", terraform, output };
  const files = planFiles(deployment);
  writeFileSync(files.plan, "plan");
  const record: ReviewRecord = {
    format: 1,
    environment: "dev",
    environmentFile: "environments/dev.yaml",
    reviewedAt: "2026-11-25T04:00:00Z",
    terraformVersion: "1.11.4",
    outcome: "changes",
    headline: "The network is made.",
    verdict: "none",
    exposure: false,
    failOn: "outage",
    digests: { plan: digestOf("plan"), stack: "bb", environmentFile: "cc" },
    changes: { [VPC]: { role: "network", steps: 1 } },
  };
  writeFileSync(files.record, JSON.stringify(record));
  return { command: "apply", deployment, files, record, lockTimeout: "1s" };
}

let printed = "";

beforeEach(() => {
  printed = "";
  jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += text.toString();
    return true;
  });
});

afterEach(() => jest.restoreAllMocks());

/** Asks for the end as soon as something is printed. */
async function interruptWhenPrinted(text: string): Promise<void> {
  while (!printed.includes(text)) await sleep(20);
  process.emit("SIGTERM", "SIGTERM");
}

describe("applyPlan", () => {
  it("gives the plan to Terraform, and takes it away when it was applied", async () => {
    const plan = planToApply(`${MADE}\nif (!process.argv.at(-1).endsWith("/reviewed.plan")) process.exit(1);`);
    await expect(applyPlan(plan)).resolves.toMatchObject({ done: 1, total: 1 });
    expect(existsSync(plan.files.plan)).toBe(false);
    expect(readRecord(plan.files)).toMatchObject({
      begun: expect.any(String) as string,
      finished: expect.any(String) as string,
    });
  });

  it("waits for a held lock as long as it is told", async () => {
    const plan = planToApply(`${MADE}\nif (!process.argv.includes("-lock-timeout=1s")) process.exit(1);`);
    await expect(applyPlan(plan)).resolves.toMatchObject({ done: 1 });
  });

  it("never starts Terraform where a state that could not be saved has no room", async () => {
    jest.spyOn(room, "assertRoom").mockImplementation((folder) => {
      throw new room.DiskFullError(`${folder}: full`);
    });
    const plan = planToApply(MADE);
    await expect(applyPlan(plan)).rejects.toThrow(`${join(plan.files.plan, "..")}: full`);
    expect(printed).toBe("");
    expect(existsSync(plan.files.plan)).toBe(true);
  });

  it("never starts Terraform with a plan that took the place of the reviewed one", async () => {
    const plan = planToApply("");
    writeFileSync(plan.deployment.terraform.binary, "#!/bin/sh\ntouch started\n");
    writeFileSync(plan.files.plan, "another");
    await expect(applyPlan(plan)).rejects.toThrow(
      `apply: ${plan.files.plan} was changed after the review. Nothing was touched; run npm run review -- dev again`,
    );
    expect(existsSync(join(plan.files.plan, "../started"))).toBe(false);
  });

  it("keeps a plan that was not begun, and takes away one that was, whatever the end", async () => {
    const failed = print(JSON.stringify({ type: "diagnostic", diagnostic: { severity: "error", summary: "no" } }));
    const locked = planToApply(`${failed}\nprocess.exit(1)`);
    await expect(applyPlan(locked)).rejects.toThrow("apply: Terraform failed; nothing was changed\n\nError: no\n");
    const begun = planToApply(`${BEGUN}\n${failed}\nprocess.exit(1)`);
    await expect(applyPlan(begun)).rejects.toThrow("apply: Terraform failed; 0 of 1 changes are made and noted");
    expect([locked, begun].map(({ files }) => existsSync(files.plan))).toEqual([true, false]);
    expect([locked, begun].map(({ files }) => readRecord(files)?.begun === undefined)).toEqual([true, false]);
  });

  it("waits for Terraform where the record cannot be written, as on a full disk, and says so", async () => {
    const plan = planToApply(`${MADE}\nsetTimeout(() => undefined, 500)`);
    mkdirSync(`${plan.files.record}.${process.pid}.tmp`);
    await expect(applyPlan(plan)).resolves.toMatchObject({ done: 1 });
    expect(printed).toContain(`${plan.files.record}: cannot be written (`);
    expect(printed).toContain("; make room there. What is applied is not touched by that\n");
    expect(existsSync(plan.files.plan)).toBe(false);
  });

  it("finds the state that Terraform could not save", async () => {
    const plan = planToApply(`require("node:fs").writeFileSync("errored.tfstate", "{}");\n${BEGUN}\nprocess.exit(1)`);
    await expect(applyPlan(plan)).rejects.toThrow(
      / 0 of 1 changes are made\n[^]*errored\.tfstate: the state of an apply/,
    );
  });

  it("a Terraform that was interrupted twice is not said to have saved", async () => {
    const twice = print(JSON.stringify({ type: "log", "@message": "Two interrupts received. Exiting immediately." }));
    await expect(applyPlan(planToApply(`${BEGUN}\n${twice}\nprocess.exit(1)`))).rejects.toThrow("It saved nothing");
  });

  it("a state that Terraform could only print is shown, and is not said to be noted", async () => {
    const dump = print(JSON.stringify({ type: "log", "@message": "Emergency state dump", state: { serial: 4 } }));
    await expect(applyPlan(planToApply(`${BEGUN}\n${dump}\nprocess.exit(1)`))).rejects.toThrow(
      /^apply: Terraform failed; 0 of 1 changes are made\n[^]*Keep that line as .*errored\.tfstate/,
    );
    expect(printed).toContain('\n{"serial":4}\n');
  });

  it("a signal that comes when all is made changes nothing", async () => {
    const plan = planToApply(
      `process.on("SIGTERM", () => process.exit(0)); setInterval(() => undefined, 1000);\n${MADE}`,
    );
    const [state] = await Promise.all([applyPlan(plan), interruptWhenPrinted("network  1 of 1")]);
    expect(state).toMatchObject({ done: 1 });
    expect(readRecord(plan.files)).toHaveProperty("finished");
  });

  it("a signal that comes before all is made is told, with a good exit code of Terraform too", async () => {
    const ends = 'process.on("SIGTERM", () => process.exit(0)); setInterval(() => undefined, 1000);';
    const applying = applyPlan(planToApply(`${ends}\n${BEGUN}`));
    await Promise.all([expect(applying).rejects.toThrow(InterruptedError), interruptWhenPrinted("network  0 of 1")]);
  });

  it("a Terraform that is killed after a signal is not said to have saved", async () => {
    const dies =
      'process.on("SIGTERM", () => process.kill(process.pid, "SIGKILL")); setInterval(() => undefined, 1000);';
    const applying = applyPlan(planToApply(`${dies}\n${BEGUN}`));
    await Promise.all([
      expect(applying).rejects.toThrow(
        /^apply: interrupted by SIGTERM, and Terraform was killed \(exit code 137\); 0 of 1 changes are made\n/,
      ),
      interruptWhenPrinted("network  0 of 1"),
    ]);
  });
});
