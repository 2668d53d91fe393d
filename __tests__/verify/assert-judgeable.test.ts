import { NetworkInterface } from "../../src/model/network-model";
import { StackFormatError } from "../../src/model/stack-format-error";
import { assertJudgeable } from "../../src/verify/assert-judgeable";

const HEAD = { role: "head", subnet: { kind: "resource", key: "aws_subnet.a" } } as NetworkInterface;
const REMEDY =
  "so there is nothing in it to judge; give the instances, launch templates and load balancers their Role tags";

describe("assertJudgeable", () => {
  test("one interface with a place and a role is enough", () => {
    expect(() => assertJudgeable({ interfaces: [{ ...HEAD, role: undefined }, HEAD] }, "x.json")).not.toThrow();
  });

  test("a stack without any interface is refused", () => {
    expect(() => assertJudgeable({ interfaces: [] }, "x.json")).toThrow(
      new StackFormatError(`x.json: the stack has neither a machine nor a load balancer, ${REMEDY}`),
    );
  });

  test("interfaces without a role, or without a place, are no more than none", () => {
    const interfaces = [
      { ...HEAD, role: undefined },
      { ...HEAD, subnet: undefined },
    ];
    expect(() => assertJudgeable({ interfaces }, "x.json")).toThrow(
      new StackFormatError(`x.json: the stack has nobody with a Role tag, ${REMEDY}`),
    );
  });
});
