/** What holds for every network, whatever is in it. */
import * as fc from "fast-check";
import { Contract } from "../../src/verify/contract/contract";
import { Verification } from "../../src/verify/verification";
import {
  resourcesOfNetwork,
  sampleNetworks,
  SampleNetwork,
  sampleRules,
  SampleRule,
} from "../support/arbitrary-network";
import { beyond, Reach, reachesOf } from "../support/reach";
import { Resources } from "../support/terraform-json";
import { judge } from "../support/topology";

const NOTHING: Contract = { addresses: new Map(), flows: [] };
const VARIABLE = "${var.late}";

function proofOf(network: SampleNetwork): Verification {
  return judge(resourcesOfNetwork(network), NOTHING);
}

function reachOf(network: SampleNetwork): ReadonlyMap<string, Reach> {
  return reachesOf(proofOf(network));
}

function law<Extra>(extra: fc.Arbitrary<Extra>, holds: (network: SampleNetwork, extra: Extra) => void): void {
  fc.assert(fc.property(sampleNetworks, extra, holds), { numRuns: 50 });
}

/** The same resources, types and names in another order. */
function shuffled(resources: Resources, seed: number): Resources {
  return Object.fromEntries(
    mix(Object.entries(resources), seed).map(([type, byName]) => [
      type,
      Object.fromEntries(mix(Object.entries(byName), seed)),
    ]),
  );
}

/** Another order of a list; every one comes up for some seed where the list is short. */
function mix<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const at = items.length === 0 ? 0 : seed % items.length;
  const turned = [...items.slice(at), ...items.slice(0, at)];
  return seed % 2 === 0 ? turned : turned.reverse();
}

const seeds = fc.nat(1000);

describe("a rule", () => {
  test("that is added makes nothing less reachable", () => {
    law(sampleRules, (network, rule) => {
      const [before, after] = [reachOf(network), reachOf({ ...network, rules: [...network.rules, rule] })];
      expect([...beyond("surely", before, after), ...beyond("possibly", before, after)]).toEqual([]);
    });
  });

  test("says the same standing alone, in the legacy resource and in its group", () => {
    const spellings = fc.constantFrom<SampleRule["spelling"]>("standalone", "legacy", "inline");
    law(spellings, (network, spelling) => {
      const respelled = network.rules.map((rule) => ({ ...rule, spelling }));
      expect(reachOf({ ...network, rules: respelled })).toEqual(reachOf(network));
    });
  });
});

describe("the internet", () => {
  const none = (network: SampleNetwork) => network.defaultRoutes.map(() => "none" as const);

  test("is out of reach without a route to it, and no TCP comes from it", () => {
    law(fc.constant(0), (network) => {
      const closed = reachOf({ ...network, defaultRoutes: none(network) });
      const out = [...closed].filter(([pair]) => pair.endsWith("-> internet"));
      expect(out.map(([pair]) => pair)).toEqual([]);
      const tcp = [...closed].filter(([pair]) => pair.startsWith("internet ->"));
      expect(tcp.filter(([, reach]) => reach.possibly.toString().includes("TCP"))).toEqual([]);
    });
  });

  test("is gone without a gateway", () => {
    law(fc.constant(0), (network) => {
      const gateless = { ...resourcesOfNetwork({ ...network, defaultRoutes: none(network) }) };
      const lone = { ...gateless, aws_internet_gateway: {}, aws_route: {} };
      const pairs = [...reachesOf(judge(lone, NOTHING)).keys()];
      expect(pairs.filter((pair) => pair.includes("internet"))).toEqual([]);
    });
  });

  test("a route away from one subnet takes nothing from the other", () => {
    law(fc.constant(0), (network) => {
      const machines = network.machines.map((machine) => ({ ...machine, subnet: 0 }));
      const [, second] = network.defaultRoutes;
      const before = reachOf({ ...network, machines, defaultRoutes: ["gateway", second ?? "none"] });
      const after = reachOf({ ...network, machines, defaultRoutes: ["gateway", "none"] });
      expect(after).toEqual(before);
    });
  });
});

describe("the result", () => {
  test("is the same twice, to the byte", () => {
    law(fc.constant(0), (network) => {
      expect(JSON.stringify(proofOf(network))).toBe(JSON.stringify(proofOf(network)));
    });
  });

  test("does not depend on the order of resources", () => {
    law(seeds, (network, seed) => {
      const resources = resourcesOfNetwork(network);
      const proof = judge(shuffled(resources, seed), NOTHING);
      expect(JSON.stringify(proof)).toBe(JSON.stringify(judge(resources, NOTHING)));
    });
  });

  test("does not depend on the order of rules and entries", () => {
    law(seeds, (network, seed) => {
      const turned = { ...network, rules: mix(network.rules, seed), entries: mix(network.entries, seed) };
      expect(reachOf(turned)).toEqual(reachOf(network));
    });
  });

  test("changes its names only where everything is renamed", () => {
    law(fc.constantFrom("a", "zz", "network"), (network, prefix) => {
      const renamed = reachOf({ ...network, prefix });
      const back = [...renamed].map(([pair, reach]) => [pair.replaceAll(`${prefix}-`, "it-"), reach] as const);
      expect(new Map(back)).toEqual(reachOf(network));
    });
  });
});

/** Each machine several times, and which of them are alike: the role that they have in the one, and not in the other. */
function withCopies(network: SampleNetwork, copies: number) {
  const machines = Array.from({ length: copies }, () => network.machines).flat();
  const { aws_instance: instances = {}, ...rest } = resourcesOfNetwork({ ...network, machines });
  const alike = new Map<string, string[]>();
  const tagged = Object.entries(instances).map(([name, body], index) => {
    const { subnet, groups, isPublic } = machines[index] as SampleNetwork["machines"][number];
    const kind = JSON.stringify([subnet, [...(groups as readonly number[])].sort(), isPublic]);
    alike.set(kind, [...(alike.get(kind) ?? []), `aws_instance.${name}`]);
    return [name, { ...body, tags: { Role: kind } }] as const;
  });
  const untagged = tagged.map(([name, body]) => [name, { ...body, tags: {} }] as const);
  const withMachines = (all: typeof untagged | typeof tagged) => ({ ...rest, aws_instance: Object.fromEntries(all) });
  return { tagged: withMachines(tagged), untagged: withMachines(untagged), alike };
}

describe("machines without a role", () => {
  test("that are alike are judged as if they had one together, and are called by their addresses", () => {
    law(fc.integer({ min: 1, max: 4 }), (network, copies) => {
      const { tagged, untagged, alike } = withCopies(network, copies);
      const nameOf = (role: string) => {
        const [first = role, ...others] = [...(alike.get(role) ?? [])].sort();
        return others.length === 0 ? first : `${first} and ${others.length} more`;
      };
      const expected = [...reachesOf(judge(tagged, NOTHING))].map(
        ([pair, reach]) => [pair.split(" -> ").map(nameOf).join(" -> "), reach] as const,
      );
      expect(reachesOf(judge(untagged, NOTHING))).toEqual(new Map(expected));
    });
  });
});

/** A network with one value in it, of its rules, entries or machines, left to a variable. */
function withVariable(network: SampleNetwork, choice: number): SampleNetwork {
  const places = (["rules", "entries", "machines"] as const).flatMap((list) =>
    network[list].flatMap((item, index) =>
      Object.keys(item)
        .filter((key) => !["group", "spelling", "direction"].includes(key) && !(list === "entries" && key === "subnet"))
        .map((key) => ({ list, index, key })),
    ),
  );
  const place = places[choice % places.length];
  if (!place) return network;
  const changed = network[place.list].map((item, index) =>
    index === place.index ? { ...item, [place.key]: VARIABLE } : item,
  );
  return { ...network, [place.list]: changed };
}

describe("a variable", () => {
  test("in the place of a value makes nothing surer: more may pass, and less surely does", () => {
    fc.assert(
      fc.property(sampleNetworks, fc.nat(10_000), (network, choice) => {
        const [before, after] = [reachOf(network), reachOf(withVariable(network, choice))];
        expect(beyond("surely", after, before)).toEqual([]);
        expect(beyond("possibly", before, after)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
