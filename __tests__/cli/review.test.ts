import { constants } from "node:buffer";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | string | null | undefined;
}

/** Runs the command in this process, from a folder. */
async function review(args: readonly string[], cwd = process.cwd()): Promise<Outcome> {
  const written = { stdout: "", stderr: "" };
  const [argv, home] = [process.argv, process.cwd()];
  const spies = (["stdout", "stderr"] as const).map((stream) =>
    jest.spyOn(process[stream], "write").mockImplementation((text) => {
      written[stream] += String(text);
      return true;
    }),
  );
  process.argv = ["node", "review", ...args];
  process.chdir(cwd);
  try {
    jest.isolateModules(() => void jest.requireActual("../../src/cli/review"));
    await new Promise(setImmediate);
    return { ...written, status: process.exitCode };
  } finally {
    process.chdir(home);
    process.argv = argv;
    process.exitCode = undefined;
    for (const spy of spies) spy.mockRestore();
  }
}

const HEAD = { ami: "ami-1", instance_type: "t3.small", tags: { Role: "head" }, tags_all: { Role: "head" } };

/** A plan of one Head node, as Terraform writes it. */
function planOf(change: object, after: object | null = HEAD): object {
  const head = { address: "aws_instance.head_1", mode: "managed", type: "aws_instance", name: "head_1" };
  const provider_name = "registry.terraform.io/hashicorp/aws";
  const state = (values: object | null) => ({
    root_module: { resources: values ? [{ ...head, provider_name, values, sensitive_values: {} }] : [] },
  });
  return {
    format_version: "1.2",
    terraform_version: "1.13.0",
    planned_values: state(after),
    prior_state: { format_version: "1.0", terraform_version: "1.13.0", values: state(HEAD) },
    resource_changes: [
      {
        ...head,
        provider_name,
        change: { before: HEAD, after, after_unknown: {}, before_sensitive: {}, after_sensitive: {}, ...change },
      },
    ],
    configuration: {
      provider_config: { aws: { name: "aws", full_name: provider_name } },
      root_module: {
        resources: [{ ...head, provider_config_key: "aws", expressions: { ami: { constant_value: "ami-1" } } }],
      },
    },
    complete: true,
    errored: false,
  };
}

const OTHER_IMAGE = { ...HEAD, ami: "ami-2" };
const REPLACED = planOf({ actions: ["delete", "create"], replace_paths: [["ami"]] }, OTHER_IMAGE);
const UNCHANGED = planOf({ actions: ["no-op"] });

const STACK = {
  "//": { metadata: { stackName: "blog" } },
  resource: { aws_instance: { head_1: { ami: "ami-2", "//": { metadata: { path: "blog/Head/1" } } } } },
};

/** A folder that is no project of ours. */
function folder(): string {
  const cwd = mkdtempSync(join(tmpdir(), "review-command-"));
  writeFileSync(join(cwd, "plan.json"), JSON.stringify(REPLACED));
  writeFileSync(join(cwd, "unchanged.json"), JSON.stringify(UNCHANGED));
  writeFileSync(join(cwd, "stack.json"), JSON.stringify(STACK));
  return cwd;
}

describe("review", () => {
  const cwd = folder();

  test("the outage of the only Head is exit code 1, and below a threshold of loss it is 0", async () => {
    const outcome = await review(["--plan", "plan.json"], cwd);
    expect(outcome.stderr).toBe("");
    expect(outcome.stdout).toMatch(/^✘ OUTAGE {2}plan\.json\n/);
    expect(outcome.status).toBe(1);
    expect((await review(["--plan", "plan.json", "--fail-on", "loss"], cwd)).status).toBe(0);
  });

  test("with its stack a plan has construct paths and the name of the stack; only the document is printed", async () => {
    const { stdout, stderr } = await review(["--plan", "plan.json", "--stack", "stack.json", "--format", "json"], cwd);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({
      environment: "blog",
      verdict: "outage",
      exposure: false,
      roles: [{ role: "head", impact: "outage", exposure: false }],
      consequences: [
        {
          role: "head",
          impact: "outage",
          resource: "aws_instance.head_1",
          constructPath: "blog/Head/1",
          cause: ["ami"],
        },
      ],
      traffic: { opened: [], closed: [] },
      changes: [{ address: "aws_instance.head_1", action: "replace", order: "delete-first", impact: "outage" }],
    });
  });

  test("an empty plan does nothing, which is exit code 0", async () => {
    const { stdout, status } = await review(["--plan", "unchanged.json", "--fail-on", "in-place"], cwd);
    expect(stdout).toMatch(/^✔ NO IMPACT {2}unchanged\.json\nNo changes: nothing happens to the running cluster\.\n/);
    expect(status).toBe(0);
  });

  test("the report goes into the file that is named and nowhere else, and the verdict is printed", async () => {
    const before = readdirSync(cwd);
    const { stdout, status } = await review(["--plan", "plan.json", "--format", "html", "--output", "new/a.html"], cwd);
    expect(stdout).toMatch(/^plan\.json: outage; .*Head.*\n$/);
    expect(status).toBe(1);
    expect(readFileSync(join(cwd, "new/a.html"), "utf8")).toMatch(/^<!doctype html>/);
    expect(readdirSync(cwd).sort()).toEqual([...before, "new"].sort());
    expect(readdirSync(join(cwd, "new"))).toEqual(["a.html"]);
  });

  test("a plan of an environment that is named is judged by its contract", () => {
    const args = ["--import", "tsx", "src/cli/review.ts", "prod", "--plan", join(cwd, "plan.json"), "--format", "json"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ environment: "prod" });
  }, 60_000);
});

describe("input that cannot be used", () => {
  const cwd = folder();
  mkdirSync(join(cwd, "folder"));
  mkdirSync(join(cwd, "environments"));
  const text = JSON.stringify(REPLACED);
  const files = {
    "empty.json": "",
    "cut.json": text.slice(0, 300),
    "state.json": '{"version": 4, "terraform_version": "1.13.0", "serial": 3, "lineage": "x", "resources": []}',
    "binary.plan": "PK\u0003\u0004 tfplan",
    "future.json": text.replace('"format_version":"1.2"', '"format_version":"2.0"'),
    "broken.json": "{",
    "other-stack.json": JSON.stringify({ resource: { aws_vpc: { main: {} } } }),
    "larger-stack.json": JSON.stringify({ resource: { ...STACK.resource, aws_vpc: { main: {} } } }),
    "smaller-stack.json": "{}",
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);

  const plan = ["--plan", "plan.json"];

  test.each([
    [
      ["--plan", "none.json"],
      "none.json: there is no such file; name the JSON of a plan, as 'terraform show -json PLANFILE' prints it",
    ],
    [
      ["--plan", "folder"],
      "folder: is a folder; name the JSON of a plan, as 'terraform show -json PLANFILE' prints it",
    ],
    [
      [...plan, "--stack", "none.json"],
      "none.json: there is no such file; name the cdk.tf.json that the plan was made from, or leave --stack out",
    ],
    [
      [...plan, "--stack", "plan.json"],
      "plan.json: this is the JSON of a plan, which has values in place of references; give the cdk.tf.json that 'cdktf synth' wrote",
    ],
    [
      [...plan, "--stack", "other-stack.json"],
      "other-stack.json: declares 'aws_vpc.main', which is not in plan.json; give the cdk.tf.json that the plan was made from, or leave --stack out",
    ],
    [
      [...plan, "--stack", "larger-stack.json"],
      "larger-stack.json: declares 'aws_vpc.main', which is not in plan.json; give the cdk.tf.json that the plan was made from, or leave --stack out",
    ],
    [
      [...plan, "--stack", "smaller-stack.json"],
      "smaller-stack.json: lacks 'aws_instance.head_1' of plan.json; give the cdk.tf.json that the plan was made from, or leave --stack out",
    ],
    [
      ["shop", ...plan, "--stack", "stack.json"],
      "stack.json: this is the stack 'blog' and not 'shop'; name the one that the plan is of, or leave --stack out",
    ],
    [
      [...plan, "--contract", "broken.json"],
      "broken.json: 1 problem\n  1:2  this is no JSON (close brace expected); correct it here",
    ],
    [
      ["--stack", "stack.json"],
      "review: --stack goes with --plan; name the plan that was made from it, or leave --stack out",
    ],
    [[...plan, "--lock-timeout", "soon"], "review: --lock-timeout 'soon' is no time; write one like 90s, 30m or 1h"],
    [[...plan, "--format", "yaml"], "review: 'yaml' is no format; use one of text, json, markdown, html, sarif"],
    [
      [...plan, "--fail-on", "exposure"],
      "review: 'exposure' is no impact; use one of none, in-place, restart, degraded, outage, loss",
    ],
    [
      [...plan, "--output", "folder"],
      /^folder: the report cannot be written \(E.*\); name a file in a folder of yours$/,
    ],
    [["--plan", "empty.json"], /^empty\.json: /],
    [["--plan", "cut.json"], /^cut\.json: /],
    [["--plan", "state.json"], /^state\.json: .*state/],
    [["--plan", "binary.plan"], /^binary\.plan: .*terraform show -json/],
    [["--plan", "future.json"], /^future\.json: .*2\.0/],
  ])("%j: exit code 2, a sentence, and no report", async (args, message) => {
    const { status, stdout, stderr } = await review(args, cwd);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    if (typeof message === "string") expect(stderr).toBe(`${message}\n`);
    else expect(stderr.trimEnd()).toMatch(message);
  });

  test("a plan with more characters than a text can have: exit code 2, and how to make it smaller", async () => {
    const file = join(cwd, "long.json");
    writeFileSync(file, "{");
    truncateSync(file, constants.MAX_STRING_LENGTH + 1);
    try {
      const { status, stderr } = await review(["--plan", "long.json"], cwd);
      expect({ status, stderr }).toEqual({
        status: 2,
        stderr:
          "long.json: is larger than 512 MB, the most that can be read; plan one part of the stack after the other: " +
          "terraform plan -target=ADDRESS -out=FILE, then: terraform show -json FILE > plan.json\n",
      });
    } finally {
      rmSync(file);
    }
  }, 60_000);
});
