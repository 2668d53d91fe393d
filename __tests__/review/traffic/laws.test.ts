/** What holds for every two networks. */
import * as fc from "fast-check";
import { readNetworkModel } from "../../../src/model/read-network-model";
import { NetworkModel } from "../../../src/model/network-model";
import { TrafficChange } from "../../../src/review/review";
import { compareTraffic } from "../../../src/review/traffic/compare-traffic";
import { environmentContract } from "../../../src/verify/contract/environment-contract";
import { Contract } from "../../../src/verify/contract/contract";
import { arbitraryEnvironment } from "../../support/arbitrary-environment";
import { resourcesOfNetwork, sampleNetworks, sampleRules } from "../../support/arbitrary-network";
import { synthesizeText } from "../../support/synthesize";
import { modelOf } from "../../support/terraform-json";
import { describeRow, NOTHING } from "../../support/traffic-changes";

const networks = sampleNetworks.map((network) => modelOf(resourcesOfNetwork(network)));

function lines(rows: readonly TrafficChange[]): readonly string[] {
  return rows.map(describeRow).sort();
}

/** Says for each order of two models that one opens what the other closes. */
function expectMirrored(one: NetworkModel, other: NetworkModel, contract?: Contract): void {
  const [forth, back] = [compareTraffic(one, other, contract), compareTraffic(other, one, contract)];
  expect(lines(forth.opened)).toEqual(lines(back.closed));
  expect(lines(forth.closed)).toEqual(lines(back.opened));
}

describe("compareTraffic", () => {
  test("opens and closes nothing between a network and itself, and keeps what the first deployment opens", () => {
    fc.assert(
      fc.property(networks, (model) => {
        const { opened, closed, kept } = compareTraffic(model, model);
        expect([opened, closed]).toEqual([[], []]);
        expect(lines(kept)).toEqual(lines(compareTraffic(NOTHING, model).opened));
      }),
      { numRuns: 40 },
    );
  });

  test("opens between two networks what it closes between them the other way round", () => {
    fc.assert(
      fc.property(networks, networks, (one, other) => expectMirrored(one, other)),
      { numRuns: 40 },
    );
  });

  test("closes nothing when a rule is added", () => {
    fc.assert(
      fc.property(sampleNetworks, sampleRules, (network, rule) => {
        const after = { ...network, rules: [...network.rules, rule] };
        const { closed } = compareTraffic(modelOf(resourcesOfNetwork(network)), modelOf(resourcesOfNetwork(after)));
        expect(closed).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("expects everything that an environment of ours opens, whatever there was before", () => {
    fc.assert(
      fc.property(arbitraryEnvironment(), arbitraryEnvironment(), (first, second) => {
        const [before, after] = [first, second].map((each) => readNetworkModel(synthesizeText(each), "cdk.tf.json"));
        if (!before || !after) throw new Error("two environments make two models");
        const contract = environmentContract(second);
        const { opened, kept } = compareTraffic(before, after, contract);
        expect([...opened, ...kept].filter(({ expected }) => expected !== true)).toEqual([]);
        expectMirrored(before, after, contract);
      }),
      { numRuns: 12 },
    );
  });
});
