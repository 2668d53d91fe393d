import { readFileSync } from "node:fs";
import { PlanFormatError } from "../../../src/model/plan/plan-format-error";
import { readPlan } from "../../../src/model/plan/read-plan";
import { planJson } from "../../support/plan-json";

const STEPS = "make a plan and its JSON: terraform plan -out=FILE, then: terraform show -json FILE > plan.json";
const AGAIN = "make it again: terraform show -json FILE > plan.json";
const TEXT = JSON.stringify(planJson({ "aws_eip.a": { before: { id: "eipalloc-0123456789abcdef0" } } }), undefined, 1);

function messageOf(text: string, file = "plan.json"): string {
  try {
    readPlan(text, file);
  } catch (error) {
    if (error instanceof PlanFormatError) return error.message;
    throw error;
  }
  return "";
}

/** A text as it is when a file in UTF-16 is read as UTF-8. */
function utf16(text: string, mark: readonly number[]): string {
  return Buffer.concat([Buffer.from(mark), Buffer.from(text, "utf16le")]).toString("utf8");
}

describe("readPlan, of what is no plan", () => {
  test.each([
    ["an empty file", " \n", `plan.json: the file is empty; ${AGAIN}`],
    ["other text", "hello", `plan.json: this is not JSON; ${STEPS}`],
    [
      "what 'terraform plan' prints",
      "Terraform used the selected providers to generate the following execution plan.",
      `plan.json: this is a plan as people read it, and not its JSON; ${STEPS}`,
    ],
    ["a text that ends too early", TEXT.slice(0, -40), `plan.json: the end of the file is missing; ${AGAIN}`],
    ["a text that ends in a word", TEXT.slice(0, 30), `plan.json: the end of the file is missing; ${AGAIN}`],
    [
      "a fault in the middle",
      TEXT.replace('"terraform_version":', '"terraform_version"'),
      `plan.json: line 3, column 22 is not JSON; ${AGAIN}`,
    ],
    ["a list", "[]", `plan.json: the JSON is a list and not an object; ${STEPS}`],
    ["a text in JSON", '"plan"', `plan.json: the JSON is a string and not an object; ${STEPS}`],
    ["null", "null", `plan.json: the JSON is a null and not an object; ${STEPS}`],
    ["another object", '{"a": 1}', `plan.json: this JSON is no plan of Terraform; ${STEPS}`],
    [
      "the JSON of a state",
      '{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{}}}',
      `plan.json: this is a Terraform state, which lists what exists and not what will change; ${STEPS}`,
    ],
    [
      "a state file",
      '{"version":4,"terraform_version":"1.11.4","serial":7,"lineage":"a","resources":[]}',
      `plan.json: this is a Terraform state, which lists what exists and not what will change; ${STEPS}`,
    ],
    [
      "the JSON of an empty state",
      '{"format_version":"1.0"}',
      `plan.json: this is the JSON of an empty state, with neither resources nor changes; ${STEPS}`,
    ],
    [
      "the stream of 'terraform plan -json'",
      '{"@level":"info","@message":"Terraform 1.11.4"}\n{"@level":"info"}\n',
      `plan.json: this is the log that 'terraform plan -json' streams, which leaves the values out; ${STEPS}`,
    ],
    [
      "the schema of providers",
      '{"format_version":"1.0","provider_schemas":{}}',
      `plan.json: this is the schema of providers, which has no changes in it; ${STEPS}`,
    ],
    [
      "the output of validate",
      '{"format_version":"1.0","valid":true,"diagnostics":[]}',
      `plan.json: this is the output of 'terraform validate -json', which plans nothing; ${STEPS}`,
    ],
    [
      "a configuration",
      '{"terraform":{},"resource":{"aws_vpc":{"v":{}}}}',
      `plan.json: this is a configuration, which says nothing of what exists already; ${STEPS}`,
    ],
    [
      "another major version",
      TEXT.replace('"1.2"', '"2.0"'),
      "plan.json: '2.0' is the version of its format, and only 1.x can be read; make the plan with Terraform 1.1 or later, or OpenTofu",
    ],
  ])("says what %s is, and what to do", (_, text, message) => {
    expect(messageOf(text)).toBe(message);
  });

  test("a saved plan is told by its start, and the command to convert it names the file", () => {
    const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 8, 0xff, 0xfe]).toString("utf8");
    expect(messageOf(zip, "reports/dev.tfplan")).toBe(
      "reports/dev.tfplan: this is the saved plan itself and not its JSON; run: terraform show -json reports/dev.tfplan > plan.json",
    );
  });

  test.each([
    ["with a mark", [0xff, 0xfe]],
    ["without a mark", []],
  ])("UTF-16 %s is said to be it", (_, mark) => {
    expect(messageOf(utf16(TEXT, mark))).toBe(
      "plan.json: the text is in UTF-16, as '>' of Windows PowerShell writes it; " +
        "run: terraform show -json FILE | Out-File -Encoding utf8 plan.json",
    );
  });

  test("UTF-8 with a byte order mark is read", () => {
    expect(readPlan(`\uFEFF${TEXT}`, "plan.json").changes).toHaveLength(1);
  });

  test("nesting without end is a sentence and no overflow", () => {
    const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    expect(messageOf(TEXT.replace('"1.11.4"', `"1.11.4", "x": ${deep}`))).toBe(
      `plan.json: its values are nested more than 1000 levels deep, which no provider's are; ${AGAIN}`,
    );
  });

  test("its own configuration is no plan", () => {
    expect(messageOf(readFileSync("package.json", "utf8"), "package.json")).toContain("is no plan of Terraform");
  });
});

describe("readPlan, of a plan that somebody changed", () => {
  const REMEDY = `the file is not as Terraform writes it, so ${AGAIN}`;
  const good = planJson({ "aws_eip.a": { before: { id: "e" } } });
  const [change] = good.resource_changes as readonly Readonly<Record<string, unknown>>[];

  test.each([
    [{ resource_changes: {} }, `'resource_changes' is an object and not a list`],
    [{ resource_changes: [7] }, `'resource_changes[0]' is the number 7 and not an object`],
    [{ resource_changes: [{ ...change, change: null }] }, `'resource_changes[0].change' is missing`],
    [{ resource_changes: [{ ...change, address: 3 }] }, `'resource_changes[0].address' is the number 3 and not a text`],
    [{ resource_changes: [{ ...change, type: undefined }] }, `'resource_changes[0].type' is missing`],
    [
      { resource_changes: [{ ...change, change: { actions: "create" } }] },
      `'resource_changes[0].change.actions' is the text "create" and not a list`,
    ],
    [
      { resource_changes: [{ ...change, change: { actions: ["create"], after: [] } }] },
      `'resource_changes[0].change.after' is a list and not an object`,
    ],
    [
      { resource_changes: [{ ...change, change: { actions: ["create"], after: {}, replace_paths: [1] } }] },
      `'resource_changes[0].change.replace_paths[0]' is the number 1 and not a list`,
    ],
    [{ prior_state: [] }, `'prior_state' is a list and not an object`],
    [
      { prior_state: { values: { root_module: { resources: [{}] } } } },
      `'prior_state.values.root_module.resources[0].address' is missing`,
    ],
    [
      { configuration: { root_module: { resources: 1 } } },
      `'configuration.root_module.resources' is the number 1 and not a list`,
    ],
    [{ output_changes: { a: 1 } }, `'output_changes.a' is the number 1 and not an object`],
    [{ errored: "no" }, `'errored' is the text "no" and not a boolean`],
  ])("%j has its place and a remedy", (fault, message) => {
    expect(messageOf(JSON.stringify({ ...good, ...fault }))).toBe(`plan.json: ${message}; ${REMEDY}`);
  });

  test("an action that is not known is no other action", () => {
    const unheard = { ...change, change: { actions: ["delete", "update"], before: {}, after: {} } };
    expect(messageOf(JSON.stringify({ ...good, resource_changes: [unheard] }))).toBe(
      `plan.json: 'resource_changes[0].change.actions' is ["delete","update"], and only these are known: no-op read create ` +
        `update delete forget delete,create create,delete forget,create create,forget; ${REMEDY}`,
    );
  });
});
