/** Every stack that our constructs can make keeps the contract of its environment. */
import * as fc from "fast-check";
import { Environment } from "../../src/config/environment";
import { readNetworkModel } from "../../src/model/read-network-model";
import { environmentContract } from "../../src/verify/contract/environment-contract";
import { verify } from "../../src/verify/verify";
import { arbitraryEnvironment } from "../support/arbitrary-environment";
import { shippedEnvironment } from "../support/environment";
import { synthesizeText } from "../support/synthesize";

/** Everything that speaks against an environment: flows that are not as its contract says, and findings. */
function complaintsAbout(environment: Environment): readonly unknown[] {
  const model = readNetworkModel(synthesizeText(environment), "cdk.tf.json");
  const { flows, findings } = verify(model, environmentContract(environment), environment.name);
  return [...flows.filter(({ verdict, expected }) => !expected || verdict !== "allowed"), ...findings];
}

const ARN = "arn:aws:acm:us-east-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef";
const ENDPOINTS = { network: { sessionManagerEndpoints: true } };

describe("environments", () => {
  test("of any options are proved", () => {
    fc.assert(
      fc.property(arbitraryEnvironment(), (environment) => {
        expect(complaintsAbout(environment)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test.each<[what: string, name: "dev" | "prod", overrides: Record<string, unknown>]>([
    ["a certificate", "dev", { api: { certificateArn: ARN } }],
    ["no certificate", "prod", { api: { certificateArn: undefined, domain: undefined } }],
    ["endpoints of Session Manager", "dev", ENDPOINTS],
    ["no Workers", "dev", { workers: { count: 0 } }],
    ["no Workers, and endpoints", "prod", { ...ENDPOINTS, workers: { count: 0 } }],
    ["SSH from the Client to the private nodes", "dev", { client: { jumpToPrivateNodes: true } }],
  ])("with %s are proved (%s)", (_, name, overrides) => {
    expect(complaintsAbout(shippedEnvironment(name, overrides))).toEqual([]);
  });
});
