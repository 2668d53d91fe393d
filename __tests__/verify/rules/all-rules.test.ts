import * as fc from "fast-check";
import { readdirSync } from "node:fs";
import { Environment } from "../../../src/config/environment";
import { readNetworkModel } from "../../../src/model/read-network-model";
import { trafficContract } from "../../../src/traffic/traffic-contract";
import { Contract } from "../../../src/verify/contract/contract";
import { contractOfFlows } from "../../../src/verify/contract/contract-of-flows";
import { ALL_RULES } from "../../../src/verify/rules/all-rules";
import { arbitraryEnvironment } from "../../support/arbitrary-environment";
import { shippedEnvironment } from "../../support/environment";
import { synthesizeText } from "../../support/synthesize";
import { workingStack } from "../../support/working-stack";

const NO_CONTRACT: Contract = { addresses: new Map(), flows: [] };

/** Everything that the rules say about an environment's stack, beside its own contract and beside none. */
function hitsOf(environment: Environment) {
  const model = readNetworkModel(synthesizeText(environment), "cdk.tf.json");
  return [contractOf(environment), NO_CONTRACT].flatMap((contract) =>
    ALL_RULES.flatMap((rule) => rule.check({ model, contract }).map((hit) => ({ rule: rule.name, ...hit }))),
  );
}

function contractOf(environment: Environment): Contract {
  const { region, client } = environment;
  return contractOfFlows({ flows: trafficContract(environment), operators: client.sshFrom, region });
}

describe("ALL_RULES", () => {
  test.each(["dev", "prod"] as const)("find nothing in the shipped environment %s", (name) => {
    expect(hitsOf(shippedEnvironment(name))).toEqual([]);
  });

  test("find nothing in any environment that a user could write", () => {
    fc.assert(
      fc.property(arbitraryEnvironment(), (environment) => expect(hitsOf(environment)).toEqual([])),
      { numRuns: 15 },
    );
  });

  test("name each rule once, after its file", () => {
    const files = readdirSync("__tests__/verify/rules").map((file) => file.replace(/\.test\.ts$/, ""));
    expect(ALL_RULES.map(({ name }) => name).sort()).toEqual(files.filter((file) => file !== "all-rules").sort());
  });

  test.each(ALL_RULES.map((rule) => [rule.name, rule] as const))("%s says why and what to do", (_, rule) => {
    expect(rule.why).toMatch(/^[A-Z].+\.$/);
    expect(rule.remedy).toMatch(/^[A-Z].+\.$/);
    expect(rule.source).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|registry\.terraform\.io)\//);
  });

  test("judge a stack in the same way each time", () => {
    const broken = { "aws_subnet.public_b": { availability_zone: "us-east-1a" }, "aws_route.internet": null };
    const [first, second] = [1, 2].map(() => {
      const subject = { model: workingStack(broken), contract: NO_CONTRACT };
      return ALL_RULES.map((rule) => rule.check(subject));
    });
    expect(first).toEqual(second);
    expect(first?.flat().length).toBeGreaterThan(3);
  });
});
