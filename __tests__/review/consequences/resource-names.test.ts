import { describeNames, describeResources, shortName } from "../../../src/review/consequences/resource-names";

describe("shortName", () => {
  it.each([
    ["aws_subnet.public", "public"],
    ["module.net.aws_subnet.public", "net.public"],
    ['module.net["a.b"].aws_subnet.public["10.0.0.0/8"]', 'net["a.b"].public["10.0.0.0/8"]'],
    ["module.a.module.b.data.aws_ami.x[0]", "a.b.x[0]"],
  ])("leaves the type of %s out", (address, name) => {
    expect(shortName(address)).toBe(name);
  });
});

describe("describeNames", () => {
  it.each([
    [["a"], "a"],
    [["a", "b", "c"], "a, b and c"],
    [["a", "b", "c", "d"], "a, b and 2 more"],
    [["w_1", "w_2", "w_3", "w_7"], "w_1–3, 7"],
    [["w[0]", "w[1]"], "w[0–1]"],
    [["rule-80", "rule-443"], "rule-80, 443"],
  ])("tells %j in few words", (names, words) => {
    expect(describeNames(names)).toBe(words);
  });
});

describe("describeResources", () => {
  it("has words for one and for several", () => {
    expect(describeResources("aws_subnet", ["aws_subnet.a"])).toBe("Subnet a");
    expect(describeResources("aws_subnet", ["aws_subnet.a", "aws_subnet.b"])).toBe("Subnets a and b");
    expect(describeResources("acme_thing", ["acme_thing.a"])).toBe("acme_thing a");
  });
});
