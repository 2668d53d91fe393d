import fc from "fast-check";
import { comparePolicies, describeGrant } from "../../../../src/review/consequences/policies/compare-policies";
import { riskOfGrant } from "../../../../src/review/consequences/policies/risk-of-grant";

type Statement = Readonly<Record<string, unknown>>;

const READ = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::logs/*" };

function policy(...statements: readonly Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

function differenceOf(before: readonly Statement[], after: readonly Statement[]) {
  const difference = comparePolicies(policy(...before), policy(...after));
  return {
    widened: difference?.widened.map(describeGrant),
    narrowed: difference?.narrowed.map(describeGrant),
  };
}

describe("comparePolicies", () => {
  it.each<[string, readonly Statement[], readonly Statement[]]>([
    ["another action", [READ], [{ ...READ, Action: ["s3:GetObject", "s3:PutObject"] }]],
    ["a wildcard in the action", [READ], [{ ...READ, Action: "s3:Get*" }]],
    ["a wider resource", [READ], [{ ...READ, Resource: "arn:aws:s3:::*" }]],
    ["another principal", [{ ...READ, Principal: { AWS: "111111111111" } }], [{ ...READ, Principal: "*" }]],
    ["no condition any more", [{ ...READ, Condition: { Bool: { "aws:SecureTransport": "true" } } }], [READ]],
    [
      "another condition",
      [{ ...READ, Condition: { Bool: { a: "true" } } }],
      [{ ...READ, Condition: { Bool: { b: "true" } } }],
    ],
    ["all actions but some", [READ], [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }]],
    ["a denial that goes", [READ, { Effect: "Deny", Action: "s3:*", Resource: "*" }], [READ]],
  ])("widened is %s", (_, before, after) => {
    expect(differenceOf(before, after).widened).not.toEqual([]);
  });

  it.each<[string, readonly Statement[], readonly Statement[]]>([
    ["another order", [READ, { ...READ, Action: "s3:PutObject" }], [{ ...READ, Action: "s3:PutObject" }, READ]],
    [
      "one statement in place of two",
      [READ, { ...READ, Action: "s3:PutObject" }],
      [{ ...READ, Action: ["s3:PutObject", "s3:GetObject"] }],
    ],
    ["another spelling of the action", [READ], [{ ...READ, Action: ["S3:getobject"] }]],
    ["another spelling of everyone", [{ ...READ, Principal: "*" }], [{ ...READ, Principal: { AWS: "*" } }]],
    [
      "another spelling of a condition",
      [{ ...READ, Condition: { Bool: { a: true } } }],
      [{ ...READ, Condition: { Bool: { a: ["true"] } } }],
    ],
    ["a statement id", [READ], [{ ...READ, Sid: "Read" }]],
    ["what a wildcard allows already", [{ ...READ, Action: "s3:*" }], [{ ...READ, Action: "s3:*" }, READ]],
    ["a new condition", [READ], [{ ...READ, Condition: { Bool: { a: "true" } } }]],
    ["a new denial", [READ], [READ, { Effect: "Deny", Action: "s3:*", Resource: "*" }]],
    ["one action less", [{ ...READ, Action: ["s3:GetObject", "s3:PutObject"] }], [READ]],
  ])("widened is not %s", (_, before, after) => {
    expect(differenceOf(before, after).widened).toEqual([]);
  });

  it("says what is no longer allowed", () => {
    const both = { ...READ, Action: ["s3:GetObject", "s3:PutObject"] };
    expect(differenceOf([both], [READ]).narrowed).toEqual(["s3:putobject on arn:aws:s3:::logs/*"]);
  });

  it("says who gets it, and that there is a condition", () => {
    const open = { ...READ, Principal: "*", Condition: { Bool: { a: "true" } } };
    expect(differenceOf([], [open]).widened).toEqual([
      "s3:getobject on arn:aws:s3:::logs/* to everyone on a condition",
    ]);
  });

  it("takes no text for a policy that allows nothing, and other text for no policy", () => {
    expect(comparePolicies("", policy(READ))?.widened).toHaveLength(1);
    expect(comparePolicies("no JSON", policy(READ))).toBeUndefined();
    expect(comparePolicies("{}", policy(READ))).toBeUndefined();
  });

  describe("holds for every two policies that", () => {
    const statement = fc.record({
      Effect: fc.constantFrom("Allow", "Deny"),
      Action: fc.subarray(["s3:GetObject", "s3:PutObject", "s3:*", "ec2:Run*", "*"], { minLength: 1 }),
      Resource: fc.subarray(["arn:a", "arn:a/*", "*"], { minLength: 1 }),
    });
    const statements = fc.array(statement, { maxLength: 4 });

    it("the same policy is neither wider nor narrower", () => {
      fc.assert(
        fc.property(statements, (some) => {
          expect(differenceOf(some, [...some].reverse())).toEqual({ widened: [], narrowed: [] });
        }),
      );
    });

    it("what widens one way narrows the other way", () => {
      fc.assert(
        fc.property(statements, statements, (some, others) => {
          const [there, back] = [differenceOf(some, others), differenceOf(others, some)];
          expect([...(there.widened ?? [])].sort()).toEqual([...(back.narrowed ?? [])].sort());
        }),
      );
    });

    it("a further allowance never narrows", () => {
      fc.assert(
        fc.property(statements, statement, (some, further) => {
          const allowed = { ...further, Effect: "Allow" };
          expect(differenceOf(some, [...some, allowed]).narrowed).toEqual([]);
        }),
      );
    });
  });
});

describe("riskOfGrant", () => {
  function riskOf(statement: Statement): string | undefined {
    const [grant] = comparePolicies("", policy({ Effect: "Allow", ...statement }))?.widened ?? [];
    return grant && riskOfGrant(grant, "111111111111");
  }

  it.each([
    [{ Action: "*", Resource: "arn:a" }, "to all actions"],
    [{ Action: "s3:*", Resource: "*" }, "to all actions of a service on everything"],
    [{ Action: "iam:PassRole", Resource: "*" }, "to hand any role to a service"],
    [{ Action: "sts:AssumeRole", Resource: "*" }, "to take any role"],
    [{ Action: "iam:PutRolePolicy", Resource: "*" }, "to give rights to anybody"],
    [{ NotAction: "iam:*", Resource: "*" }, "to all actions but some"],
    [{ Action: "s3:GetObject", Resource: "arn:a", Principal: "*" }, "for everyone"],
    [{ Action: "s3:GetObject", Resource: "arn:a", NotPrincipal: { AWS: "111111111111" } }, "for everyone"],
    [{ Action: "sts:AssumeRole", Principal: { AWS: "arn:aws:iam::222222222222:root" } }, "for account 222222222222"],
  ])("an exposure is %j", (statement, why) => {
    expect(riskOf(statement)).toBe(why);
  });

  it.each([
    [{ Action: "s3:*", Resource: "arn:aws:s3:::logs" }],
    [{ Action: "ec2:DescribeInstances", Resource: "*" }],
    [{ Action: "iam:PassRole", Resource: "arn:aws:iam::111111111111:role/head" }],
    [{ Action: "s3:GetObject", Resource: "arn:a", Principal: "*", Condition: { StringEquals: { a: "b" } } }],
    [{ Action: "sts:AssumeRole", Principal: { AWS: "arn:aws:iam::111111111111:root" } }],
    [{ Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
    [{ Effect: "Deny", Action: "*", Resource: "*" }],
  ])("an exposure is not %j", (statement) => {
    expect(riskOf(statement)).toBeUndefined();
  });
});
