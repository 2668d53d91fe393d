import { readStackOrigin } from "../../src/review/stack-origin";

const made = (path: string) => ({ "//": { metadata: { path, uniqueId: "x" } } });

describe("readStackOrigin", () => {
  test("has the path of every construct, of data sources too", () => {
    const stack = {
      "//": { metadata: { stackName: "dev" } },
      resource: { aws_vpc: { main: made("dev/Network/Resource") }, aws_eip: { a: {} } },
      data: { aws_ssm_parameter: { image: made("dev/Image") } },
    };
    const { stackName, constructPaths, addresses } = readStackOrigin(JSON.stringify(stack), "stack.json");
    expect(stackName).toBe("dev");
    expect([...constructPaths]).toEqual([
      ["aws_vpc.main", "dev/Network/Resource"],
      ["data.aws_ssm_parameter.image", "dev/Image"],
    ]);
    expect([...addresses]).toEqual(["aws_vpc.main", "aws_eip.a", "data.aws_ssm_parameter.image"]);
  });

  test("blocks may be written as lists of objects", () => {
    const stack = { resource: [{ aws_vpc: [{ main: [made("dev/Network")] }] }] };
    expect([...readStackOrigin(JSON.stringify(stack), "stack.json").constructPaths]).toEqual([
      ["aws_vpc.main", "dev/Network"],
    ]);
  });

  test("a stack without resources, or without cdktf's notes, has nothing to say", () => {
    expect(readStackOrigin("{}", "stack.json")).toEqual({ constructPaths: new Map(), addresses: new Set() });
    expect(readStackOrigin('{"//": {"metadata": {"stackName": 5}}}', "stack.json").stackName).toBeUndefined();
  });

  test("the JSON of a plan is no stack", () => {
    expect(() => readStackOrigin('{"planned_values": {}}', "plan.json")).toThrow(
      "plan.json: this is the JSON of a plan, which has values in place of references; give the cdk.tf.json that 'cdktf synth' wrote",
    );
  });
});
