import { parseTerraformJson } from "../../../src/model/json/parse-terraform-json";
import { StackFormatError } from "../../../src/model/stack-format-error";
import { shippedEnvironment } from "../../support/environment";
import { synthesizeText } from "../../support/synthesize";

const VPC = { main: { cidr_block: "10.0.0.0/16" } };

function resourcesIn(document: unknown): unknown {
  return parseTerraformJson(JSON.stringify(document), "cdk.tf.json").resources;
}

describe("parseTerraformJson", () => {
  test("blocks read the same as objects and as lists, at every level", () => {
    const asObject = resourcesIn({ resource: { aws_vpc: VPC } });
    expect(asObject).toEqual([{ type: "aws_vpc", name: "main", body: VPC.main }]);
    expect(resourcesIn({ resource: [{ aws_vpc: VPC }] })).toEqual(asObject);
    expect(resourcesIn({ resource: { aws_vpc: [VPC] } })).toEqual(asObject);
    expect(resourcesIn({ resource: { aws_vpc: { main: [VPC.main] } } })).toEqual(asObject);
  });

  test("comments are no resources", () => {
    expect(resourcesIn({ "//": "x", resource: { "//": "x", aws_vpc: { "//": "x", ...VPC } } })).toHaveLength(1);
  });

  test("a byte order mark is no part of the JSON", () => {
    const text = `\uFEFF${JSON.stringify({ resource: { aws_vpc: VPC } })}`;
    expect(parseTerraformJson(text, "cdk.tf.json").resources).toHaveLength(1);
  });

  test("locals, providers, data sources and modules are read", () => {
    const json = parseTerraformJson(
      JSON.stringify({
        resource: { aws_vpc: VPC },
        data: { aws_ami: { image: { most_recent: true } } },
        locals: [{ a: 1 }, { b: 2 }],
        provider: { aws: [{ region: "us-east-1" }, { alias: "west" }] },
        module: { shop: { source: "./shop" } },
      }),
      "cdk.tf.json",
    );
    expect(json.dataSources).toEqual([{ type: "aws_ami", name: "image", body: { most_recent: true } }]);
    expect(json.locals).toEqual({ a: 1, b: 2 });
    expect(json.providers.map(({ name, body }) => [name, body.alias])).toEqual([
      ["aws", undefined],
      ["aws", "west"],
    ]);
    expect(json.modules).toEqual([{ name: "shop", body: { source: "./shop" } }]);
  });

  test("every resource of the generated JSON is read", () => {
    const text = synthesizeText(shippedEnvironment("prod"));
    const { resource } = JSON.parse(text) as { resource: Record<string, object> };
    const names = Object.values(resource).flatMap((byName) => Object.keys(byName));
    expect(parseTerraformJson(text, "cdk.tf.json").resources.map(({ name }) => name)).toEqual(names);
  });

  const wanted = "give the cdk.tf.json that 'cdktf synth' wrote";
  test.each([
    ["nothing", " \n", `the file is empty; ${wanted}`],
    ["a list", "[1]", `the JSON is a list and not an object; ${wanted}`],
    ["null", "null", `the JSON is a null and not an object; ${wanted}`],
    ["a text", '"x"', `the JSON is a string and not an object; ${wanted}`],
    ["a half", '{"resource": {', `the end of the file is missing, so it is not JSON; ${wanted}`],
    ["another text", "hello", `this is not JSON; ${wanted}`],
    ["a comma too many", '{\n  "resource": {"a": 1,}\n}', `line 2, column 23 is not JSON; ${wanted}`],
    [
      "Terraform's own language",
      'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n',
      `this is Terraform's own language and not its JSON syntax; ${wanted}, or write it as .tf.json`,
    ],
    [
      "a plan",
      '{"format_version": "1.2", "terraform_version": "1.11.0", "planned_values": {}, "resource_changes": []}',
      `this is the JSON of a plan, which has values in place of references; ${wanted}`,
    ],
    [
      "a state",
      '{"version": 4, "terraform_version": "1.11.0", "serial": 1, "lineage": "x", "resources": []}',
      `this is a Terraform state, which lists what exists and not what will be; ${wanted}`,
    ],
    [
      "a shown state",
      '{"format_version": "1.0", "terraform_version": "1.11.0", "values": {}}',
      `this is a Terraform state, which lists what exists and not what will be; ${wanted}`,
    ],
    [
      "an old state",
      '{"terraform_version": "0.11.0", "resources": []}',
      `this is a Terraform state, which lists what exists and not what will be; ${wanted}`,
    ],
    [
      "cdktf's manifest",
      '{"version": "0.21.0", "stacks": {"dev": {"name": "dev"}}}',
      "this is cdktf's manifest, which only lists the stacks; give the cdk.tf.json of one of them",
    ],
    [
      "no resource block",
      '{"terraform": {}}',
      "there is no resource and so nothing in it to judge; give the cdk.tf.json of a stack that has resources",
    ],
    [
      "no resource in the block",
      '{"resource": {"aws_vpc": {}}}',
      "there is no resource and so nothing in it to judge; give the cdk.tf.json of a stack that has resources",
    ],
    [
      "a block of another shape",
      '{"resource": {"aws_vpc": 5}}',
      `'resource.aws_vpc' is a number; write an object, as in {"resource": {"aws_vpc": {"main": {}}}}`,
    ],
  ])("%s is refused with a reason and a remedy", (_, text, message) => {
    const parse = () => parseTerraformJson(text, "my.json");
    expect(parse).toThrow(StackFormatError);
    expect(messageOf(parse)).toBe(`my.json: ${message}`);
  });
});

function messageOf(action: () => unknown): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : undefined;
  }
}
