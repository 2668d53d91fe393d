import { DescribedChange, describeAction, signOf } from "../../../src/review/report/describe-change";

describe("describeAction", () => {
  test.each<[Partial<DescribedChange>, string, string]>([
    [{ action: "create" }, "+", "created"],
    [{ action: "update" }, "~", "changed in place"],
    [{ action: "delete" }, "-", "deleted"],
    [{ action: "replace" }, "-/+", "replaced"],
    [{ action: "replace", order: "delete-first" }, "-/+", "replaced: the old one goes first"],
    [{ action: "replace", order: "create-first" }, "+/-", "replaced: the new one comes first"],
    [{ action: "forget" }, ".", "forgotten by Terraform, and left as it is"],
    [{ action: "read" }, "<=", "read"],
    [{ action: "no-op", previousAddress: "aws_vpc.a" }, " ", "moved"],
    [{ action: "update", previousAddress: "aws_vpc.a" }, "~", "moved, and changed in place"],
    [{ action: "no-op", importId: "vpc-1" }, " ", "imported"],
    [{ action: "update", source: "drift" }, "~", "changed outside Terraform"],
    [{ action: "delete", source: "drift" }, "-", "deleted outside Terraform"],
  ])("%j is %s: %s", (change, sign, words) => {
    const whole = { action: "no-op", source: "plan", ...change } as const;
    expect([signOf(whole), describeAction(whole)]).toEqual([sign, words]);
  });
});
