import { SensitiveValue, UNKNOWN_VALUE } from "../../../src/model/plan/plan-value";
import { readPlan } from "../../../src/model/plan/read-plan";
import { constant, planJson, planOf, ResourceJson } from "../../support/plan-json";

function changeOf(resource: ResourceJson, address = "aws_instance.a") {
  const [change] = planOf({ [address]: resource }).changes;
  if (change === undefined) throw new Error("the plan has no change");
  return change;
}

describe("readPlan", () => {
  test.each([
    [["no-op"], { action: "no-op" }],
    [["read"], { action: "read" }],
    [["create"], { action: "create" }],
    [["update"], { action: "update" }],
    [["delete"], { action: "delete" }],
    [["forget"], { action: "forget" }],
    [["delete", "create"], { action: "replace", order: "delete-first" }],
    [["create", "delete"], { action: "replace", order: "create-first" }],
    [["create", "forget"], { action: "replace", order: "create-first", leavesOld: true }],
    [["forget", "create"], { action: "replace", order: "delete-first", leavesOld: true }],
  ])("reads the actions %j as one", (actions, expected) => {
    expect(changeOf({ before: { id: "a" }, after: { id: "b" }, actions })).toMatchObject(expected);
  });

  test("a change has everything that Terraform says of it", () => {
    const change = changeOf(
      {
        before: { type: "t3.micro", password: "one" },
        after: { type: "t3.small", password: "two" },
        unknown: { id: true },
        beforeSensitive: { password: true },
        afterSensitive: { password: true },
        change: { replace_paths: [["block", 0, "size"]], importing: { id: "i-1" } },
        rest: { previous_address: "aws_instance.old", action_reason: "replace_because_tainted", deposed: "ab12" },
      },
      'module.m["k"].aws_instance.a[1]',
    );
    expect(change).toEqual({
      address: 'module.m["k"].aws_instance.a[1]',
      configAddress: "module.m.aws_instance.a",
      previousAddress: "aws_instance.old",
      mode: "managed",
      type: "aws_instance",
      name: "a",
      action: "update",
      deposed: "ab12",
      before: { type: "t3.micro", password: new SensitiveValue("one") },
      after: { type: "t3.small", password: new SensitiveValue("two"), id: UNKNOWN_VALUE },
      replacePaths: [["block", 0, "size"]],
      reason: "replace_because_tainted",
      importId: "i-1",
    });
  });

  test("an import whose id is not known is an import all the same", () => {
    expect(changeOf({ before: { id: "a" }, change: { importing: { unknown: true } } }).importId).toBe(
      "(known after apply)",
    );
  });

  test("both sides of what stays are one object, so that a large plan fits twice", () => {
    const change = changeOf({ before: { id: "a" } });
    expect(change.after).toBe(change.before);
  });

  test("a created resource has nothing before, a deleted one nothing after", () => {
    expect(changeOf({ after: { id: "a" } })).not.toHaveProperty("before");
    expect(changeOf({ before: { id: "a" }, after: null })).not.toHaveProperty("after");
  });

  test("changes and drift are sorted by address", () => {
    const resources = { "aws_eip.b": { before: {} }, "aws_eip.a": { before: {} } };
    const drift = planJson(resources).resource_changes;
    const plan = planOf(resources, { resource_drift: drift });
    expect(plan.changes.map(({ address }) => address)).toEqual(["aws_eip.a", "aws_eip.b"]);
    expect(plan.drift.map(({ address }) => address)).toEqual(["aws_eip.a", "aws_eip.b"]);
  });

  test("a plan without anything in it is no error", () => {
    const plan = readPlan('{"format_version":"1.2","planned_values":{"root_module":{}}}', "plan.json");
    expect(plan).toMatchObject({ changes: [], drift: [], outputs: [], before: [], after: [], complete: true });
  });

  test("says whether planning failed or left something out, and when it was", () => {
    expect(planOf({}, { complete: undefined, errored: undefined })).toMatchObject({ complete: true, errored: false });
    expect(planOf({}, { complete: false, errored: true })).toMatchObject({
      complete: false,
      errored: true,
      formatVersion: "1.2",
      terraformVersion: "1.11.4",
      timestamp: "2026-11-25T04:04:24Z",
    });
  });

  test("outputs have their values, those that are sensitive hidden", () => {
    const outputs = {
      url: { actions: ["update"], before: "a", after_unknown: true },
      token: { actions: ["create"], before: null, after: "hush", after_sensitive: true },
    };
    expect(planOf({}, { output_changes: outputs }).outputs).toEqual([
      { name: "token", action: "create", before: null, after: new SensitiveValue("hush") },
      { name: "url", action: "update", before: "a", after: UNKNOWN_VALUE },
    ]);
  });

  test("an output that is sensitive before or after is hidden on both sides", () => {
    const output = { actions: ["update"], before: "hush", after: "hush", before_sensitive: true };
    expect(JSON.stringify(planOf({}, { output_changes: { output } }).outputs)).not.toContain("hush");
  });

  test("what is deferred is told by its address", () => {
    const deferred = [{ reason: "unknown", resource_change: { address: "aws_eip.b" } }];
    expect(planOf({}, { deferred_changes: deferred }).deferred).toEqual(["aws_eip.b"]);
  });

  test("checks that do not pass are lines", () => {
    const checks = [
      { address: { to_display: "check.a" }, status: "pass" },
      {
        address: { to_display: "check.health" },
        status: "fail",
        instances: [{ problems: [{ message: "The API does not\nanswer." }] }],
      },
      { address: { to_display: "output.x" }, status: "unknown" },
    ];
    expect(planOf({}, { checks }).failedChecks).toEqual([
      "check.health: fails; The API does not answer.",
      "output.x: is known only after apply",
    ]);
  });

  test("regions of providers are those that are constants", () => {
    const provider = (region: unknown) => ({ name: "aws", expressions: { region } });
    const configuration = {
      provider_config: {
        aws: provider(constant("us-east-1")),
        "aws.west": provider(constant("us-west-2")),
        "aws.late": provider({ references: ["var.region"] }),
        "aws.cdktf": provider({ constant_value: "${var.region}", references: ["var.region"] }),
        random: { name: "random" },
      },
    };
    expect([...planOf({}, { configuration }).providerRegions]).toEqual([
      ["aws", "us-east-1"],
      ["aws.west", "us-west-2"],
    ]);
  });

  test("knows what the configuration names, with what is in blocks, and leaves out what is null", () => {
    const expressions = {
      subnet_id: { references: ["aws_subnet.a.id"] },
      tags: constant(null),
      root_block_device: [{ volume_size: constant(20) }, { iops: constant(3000) }],
    };
    const { configured } = planOf({ "aws_instance.a": { before: {}, expressions } });
    expect([...(configured.get("aws_instance.a") ?? [])]).toEqual([
      "subnet_id",
      "root_block_device",
      "root_block_device.volume_size",
      "root_block_device.iops",
    ]);
  });
});

describe("readPlan, the states", () => {
  test("before and after have what changes with its marks, and what has no change as the state has it", () => {
    const json = planJson({ "aws_eip.a": { before: { k: "old" }, after: { k: "hush" }, afterSensitive: { k: true } } });
    const data = { address: "data.aws_ami.a", mode: "data", type: "aws_ami", values: { id: "ami", s: "hush" } };
    const root = { root_module: { child_modules: [{ resources: [{ ...data, sensitive_values: { s: true } }] }] } };
    const plan = readPlan(JSON.stringify({ ...json, prior_state: { values: root } }), "plan.json");
    expect(plan.before.map(({ address, values }) => [address, values])).toEqual([
      ["aws_eip.a", { k: "old" }],
      ["data.aws_ami.a", { id: "ami", s: new SensitiveValue("hush") }],
    ]);
    expect(plan.after.map(({ address, values }) => [address, values])).toEqual([
      ["aws_eip.a", { k: new SensitiveValue("hush") }],
      ["data.aws_ami.a", { id: "ami", s: new SensitiveValue("hush") }],
    ]);
  });

  test("a deposed object is a change and no instance", () => {
    const json = planJson({ "aws_eip.a": { before: { k: "new" } } });
    const [current] = json.resource_changes as readonly Readonly<Record<string, unknown>>[];
    const deposed = { ...current, deposed: "ab12", change: { actions: ["delete"], before: { k: "old" }, after: null } };
    const plan = readPlan(JSON.stringify({ ...json, resource_changes: [current, deposed] }), "plan.json");
    expect(plan.changes.map((change) => change.deposed)).toEqual([undefined, "ab12"]);
    expect(plan.before.map(({ values }) => values)).toEqual([{ k: "new" }]);
    expect(plan.after.map(({ values }) => values)).toEqual([{ k: "new" }]);
  });

  test("a deposed object in the state alone, as `-target` leaves it, is no instance either", () => {
    const eip = { address: "aws_eip.a", mode: "managed", type: "aws_eip", values: { k: "old" }, deposed_key: "ab12" };
    const json = { ...planJson({}), prior_state: { values: { root_module: { resources: [eip] } } } };
    expect(readPlan(JSON.stringify(json), "plan.json").before).toEqual([]);
  });
});
