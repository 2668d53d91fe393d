import { addressSteps, configAddressOf } from "../../../src/model/plan/config-address";

describe("configAddressOf", () => {
  test.each([
    ["aws_vpc.main", "aws_vpc.main"],
    ["aws_instance.worker[12]", "aws_instance.worker"],
    ['aws_subnet.private["us-east-1a"]', "aws_subnet.private"],
    ["data.aws_ami.al2023[0]", "data.aws_ami.al2023"],
    ['module.net["a.b"].aws_subnet.private["c.d"]', "module.net.aws_subnet.private"],
    ['module.a[0].module.b["]\\"["].data.aws_vpc.v', "module.a.module.b.data.aws_vpc.v"],
    [
      "aws_vpc_security_group_egress_rule.traffic_head-to-s3-443_egress",
      "aws_vpc_security_group_egress_rule.traffic_head-to-s3-443_egress",
    ],
  ])("takes the keys of instances from %s", (address, expected) => {
    expect(configAddressOf(address)).toBe(expected);
  });
});

describe("addressSteps", () => {
  test("has the key of each step with its brackets", () => {
    expect(addressSteps('module.net["a.b"].aws_subnet.private[3]')).toEqual([
      { name: "module.net", key: '["a.b"]' },
      { name: "aws_subnet.private", key: "[3]" },
    ]);
  });
});
