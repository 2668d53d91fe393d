import { parseTerraformJson } from "../../../src/model/json/parse-terraform-json";
import { readResources, ResourceSet } from "../../../src/model/json/resource-set";
import { TerraformResource } from "../../../src/model/terraform-resource";

function setOf(document: object): ResourceSet {
  return readResources(parseTerraformJson(JSON.stringify(document), "cdk.tf.json"));
}

function get(document: object, address: string): TerraformResource {
  const resource = setOf(document).get(address);
  if (!resource) throw new Error(`there is no ${address}`);
  return resource;
}

const VPC = { v: { cidr_block: "10.0.0.0/16" } };

describe("readResources", () => {
  test("resources and data sources are apart, sorted by address", () => {
    const set = setOf({
      resource: { aws_vpc: { b: {}, a: {} }, aws_eip: { z: {} } },
      data: { aws_vpc: { d: { id: "vpc-1" } } },
    });
    expect(set.all.map(({ address }) => address)).toEqual(["aws_eip.z", "aws_vpc.a", "aws_vpc.b"]);
    expect(set.data.map(({ address }) => address)).toEqual(["data.aws_vpc.d"]);
    expect(set.ofType("aws_vpc", "aws_eip").map(({ address }) => address)).toEqual([
      "aws_eip.z",
      "aws_vpc.a",
      "aws_vpc.b",
    ]);
    expect(set.get("data.aws_vpc.d")?.text("id")).toEqual({ kind: "known", value: "vpc-1" });
  });

  test("the construct path and the names in depends_on are kept", () => {
    const vpc = { "//": { metadata: { path: "dev/Network/Vpc" } }, depends_on: ["aws_eip.e"] };
    const resource = get({ resource: { aws_vpc: { v: vpc } } }, "aws_vpc.v");
    expect([resource.constructPath, resource.dependsOn]).toEqual(["dev/Network/Vpc", ["aws_eip.e"]]);
  });

  test("a literal count makes that many, each with its index", () => {
    const aws_instance = { n: { count: 3, private_ip: "10.0.0.${count.index}" }, none: { count: "0" } };
    const set = setOf({ resource: { aws_instance } });
    expect(set.all.map((one) => [one.address, one.text("private_ip")])).toEqual([
      ["aws_instance.n[0]", { kind: "known", value: "10.0.0.0" }],
      ["aws_instance.n[1]", { kind: "known", value: "10.0.0.1" }],
      ["aws_instance.n[2]", { kind: "known", value: "10.0.0.2" }],
    ]);
    expect(set.notModelled).toEqual([]);
  });

  test("a literal for_each makes one for each key, with key and value", () => {
    const aws_subnet = {
      byMap: {
        for_each: { a: { cidr: "10.0.1.0/24" } },
        cidr_block: "${each.value.cidr}",
        tags: { Name: "${each.key}" },
      },
      bySet: { for_each: '${toset(["x", "y"])}', availability_zone: "${each.value}" },
    };
    const set = setOf({ resource: { aws_subnet } });
    expect(set.all.map(({ address }) => address)).toEqual([
      'aws_subnet.byMap["a"]',
      'aws_subnet.bySet["x"]',
      'aws_subnet.bySet["y"]',
    ]);
    expect(set.get('aws_subnet.byMap["a"]')?.text("cidr_block")).toEqual({ kind: "known", value: "10.0.1.0/24" });
    expect(set.get('aws_subnet.byMap["a"]')?.entry("tags", "Name")).toEqual({ kind: "known", value: "a" });
    expect(set.get('aws_subnet.bySet["y"]')?.text("availability_zone")).toEqual({ kind: "known", value: "y" });
  });

  test("modules, and resources of unknown number, are not modelled and say why", () => {
    const set = setOf({
      resource: { aws_eip: { a: { count: "${var.n}" }, b: { for_each: "${toset(var.s)}" }, c: { for_each: 5 } } },
      module: { shop: { source: "./shop" } },
    });
    expect(set.all).toEqual([]);
    expect(set.notModelled.map(({ address, reason }) => `${address}: ${reason}`)).toEqual([
      "aws_eip.a: nobody knows how many there are, because of its count: '${var.n}' is set when Terraform runs",
      "aws_eip.b: nobody knows how many there are, because of its for_each: '${var.s}' is set when Terraform runs",
      "aws_eip.c: nobody knows how many there are, because of its for_each: it is neither a map nor a set",
      "module.shop: the resources of a module are not in the JSON",
    ]);
  });

  test.each([
    ["count", 2.5, "2.5 is no whole number"],
    ["count", -1, "-1 is less than nothing"],
    ["count", 10_001, "10001 is more than the 10000 that are read"],
    ["count", "1e400", "Infinity is no whole number"],
    ["for_each", ["a", "b"], "it is a list, which Terraform refuses; write toset(...) around it"],
    ["for_each", '${tolist(toset(["a"]))}', "it is a list, which Terraform refuses; write toset(...) around it"],
    ["for_each", "${local.names}", "it is a list, which Terraform refuses; write toset(...) around it"],
  ])("a %s of %j is not known", (key, value, why) => {
    const set = setOf({ locals: { names: ["a"] }, resource: { aws_eip: { a: { [key]: value } } } });
    expect(set.all).toEqual([]);
    expect(set.notModelled.map(({ reason }) => reason)).toEqual([
      `nobody knows how many there are, because of its ${key}: ${why}`,
    ]);
  });

  test.each([
    ["the most that are read", { count: 10_000 }, 10_000],
    ["a set that a local holds", { for_each: "${local.names}" }, 2],
    ["a list that an attribute may hold as a set", { for_each: "${aws_lb.l.subnets}" }, 2],
  ])("%s is known", (_, attributes, size) => {
    const set = setOf({
      locals: { names: '${toset(["a", "b"])}' },
      resource: { aws_lb: { l: { subnets: ["subnet-1", "subnet-2"] } }, aws_eip: { a: attributes } },
    });
    expect(set.ofType("aws_eip")).toHaveLength(size);
  });

  test("what refers to itself is unknown", () => {
    const set = setOf({
      resource: { aws_eip: { a: { address: "${aws_eip.b.address}" }, b: { address: "${aws_eip.a.address}" } } },
    });
    expect(set.get("aws_eip.a")?.text("address")).toEqual({
      kind: "unknown",
      reason: "'${aws_eip.a.address}' refers to itself",
    });
  });

  test("a default tag is that of the resource's own provider", () => {
    const document = {
      provider: {
        aws: [
          { default_tags: [{ tags: { Role: "main" } }] },
          { alias: "west", default_tags: { tags: { Role: "west" } } },
        ],
      },
      resource: { aws_eip: { a: {}, b: { provider: "aws.west" }, c: { provider: "${aws.west}" } } },
    };
    expect(["a", "b", "c"].map((name) => get(document, `aws_eip.${name}`).defaultTag("Role"))).toEqual(
      ["main", "west", "west"].map((value) => ({ kind: "known", value })),
    );
  });
});

describe("TerraformResource", () => {
  test("numbers and booleans may be text", () => {
    const eip = { n: "80", t: 80, f: "true", g: false, bad: "x", nothing: null };
    const resource = get({ resource: { aws_eip: { a: eip } } }, "aws_eip.a");
    expect(resource.number("n")).toEqual({ kind: "known", value: 80 });
    expect(resource.text("t")).toEqual({ kind: "known", value: "80" });
    expect(resource.flag("f")).toEqual({ kind: "known", value: true });
    expect(resource.flag("g")).toEqual({ kind: "known", value: false });
    expect(resource.number("bad")).toEqual({ kind: "unknown", reason: "'x' is no number" });
    expect(resource.flag("bad")).toEqual({ kind: "unknown", reason: "'x' is neither true nor false" });
    expect([resource.text("nothing"), resource.text("missing"), resource.link("missing")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("attributes that other resources and locals give are resolved, through any number of references", () => {
    const document = {
      locals: { cidr: "${aws_vpc.v.cidr_block}" },
      resource: { aws_vpc: VPC, aws_subnet: { s: { cidr_block: "${cidrsubnet(local.cidr, 8, 1)}" } } },
    };
    expect(get(document, "aws_subnet.s").text("cidr_block")).toEqual({ kind: "known", value: "10.0.1.0/24" });
  });

  test("what AWS decides, and what is looked up, is unknown and says so", () => {
    const document = {
      resource: { aws_eip: { a: {} }, aws_route: { r: { a: "${aws_eip.a.public_ip}/32", b: "${data.aws_ip.d.ip}" } } },
      data: { aws_ip: { d: {} } },
    };
    const route = get(document, "aws_route.r");
    expect(route.text("a")).toEqual({
      kind: "unknown",
      reason: "'${aws_eip.a.public_ip}' is known only after Terraform has applied it",
    });
    expect(route.text("b")).toEqual({
      kind: "unknown",
      reason: "'${data.aws_ip.d.ip}' is looked up when Terraform runs",
    });
  });

  test("blocks may be objects, lists, or expressions for lists", () => {
    const rule = { from_port: 1 };
    const document = {
      locals: { rules: [rule, rule] },
      resource: {
        aws_x: { a: { one: rule, many: [rule, rule], local: "${local.rules}", none: [], hidden: "${var.r}" } },
      },
    };
    const resource = get(document, "aws_x.a");
    const ports = (key: string) => resource.blocks(key).map((block) => block.number("from_port"));
    const port = { kind: "known", value: 1 };
    expect(["one", "many", "local", "none", "hidden"].map(ports)).toEqual([[port], [port, port], [port, port], [], []]);
    expect(["one", "local", "none", "missing", "hidden"].map((key) => resource.hasDynamic(key))).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(resource.blocks("many")[1]?.raw("from_port")).toBe(1);
  });

  test("dynamic blocks are shown where they run over known values, else they are told", () => {
    const content = { from_port: "${rule.value}", to_port: "${shown.value}" };
    const dynamic = [
      { shown: { for_each: [80, 443], content: { from_port: "${shown.value}" } } },
      { named: { for_each: { a: 22 }, iterator: "rule", content }, hidden: { for_each: "${var.ports}", content } },
    ];
    const resource = get({ resource: { aws_x: { a: { dynamic } } } }, "aws_x.a");
    const ports = (key: string) => resource.blocks(key).map((block) => block.number("from_port"));
    expect(ports("shown")).toEqual([80, 443].map((value) => ({ kind: "known", value })));
    expect(ports("named")).toEqual([{ kind: "known", value: 22 }]);
    expect(ports("hidden")).toEqual([]);
    expect(["shown", "named", "hidden"].map((key) => resource.hasDynamic(key))).toEqual([false, false, true]);
  });
});
