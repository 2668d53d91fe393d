import * as fc from "fast-check";
import { Environment } from "../../src/config/environment";
import { isGroupRole } from "../../src/traffic/flow";
import { trafficContract } from "../../src/traffic/traffic-contract";
import { arbitraryEnvironment } from "../support/arbitrary-environment";
import { shippedEnvironment } from "../support/environment";
import { addressesOf, resourcesOf, SynthesizedJson, synthesize } from "../support/synthesize";

const S3 = "${aws_vpc_endpoint.network_s3.prefix_list_id}";

/** The rules of the JSON in words, with the groups by their `Role` tags. */
function rulesOf(json: SynthesizedJson): string[] {
  const groups = resourcesOf(json, "aws_security_group");
  const roleOf = (reference: unknown): string => {
    const name = /^\$\{aws_security_group\.([\w-]+)\.id\}$/.exec(String(reference))?.[1] ?? "";
    return (groups[name]?.tags as { Role: string } | undefined)?.Role ?? `unknown group ${String(reference)}`;
  };
  return ["ingress", "egress"].flatMap((direction) =>
    Object.values(resourcesOf(json, `aws_vpc_security_group_${direction}_rule`)).map((rule) => {
      const outside = (rule.cidr_ipv4 ?? rule.prefix_list_id) as string | undefined;
      const peer = outside ?? roleOf(rule.referenced_security_group_id);
      return `${roleOf(rule.security_group_id)} ${direction} ${peer} ${String(rule.ip_protocol)} ${String(rule.from_port)}-${String(rule.to_port)}`;
    }),
  );
}

function contractRules(environment: Environment): string[] {
  const outside: Record<string, readonly string[]> = {
    internet: ["0.0.0.0/0"],
    operators: environment.client.sshFrom,
    s3: [S3],
  };
  return trafficContract(environment).flatMap(({ from, to, ports }) => {
    const words = `tcp ${ports.from}-${ports.to}`;
    return [
      ...(isGroupRole(from) ? (outside[to] ?? [to]).map((peer) => `${from} egress ${peer} ${words}`) : []),
      ...(isGroupRole(to) ? (outside[from] ?? [from]).map((peer) => `${to} ingress ${peer} ${words}`) : []),
    ];
  });
}

/** Holds for every stack whatever its options; throws where it does not. */
function assertClosedWorld(environment: Environment): void {
  const json = synthesize(environment);
  expect(rulesOf(json).sort()).toEqual(contractRules(environment).sort());
  for (const group of Object.values(resourcesOf(json, "aws_security_group"))) {
    expect(group).not.toHaveProperty("ingress");
    expect(group).not.toHaveProperty("egress");
  }
  const toGateway = Object.entries(resourcesOf(json, "aws_route")).filter(([, route]) => route.gateway_id);
  expect(toGateway.map(([name]) => name)).toEqual(["network_public_internet_route"]);
  const exposed = Object.entries(resourcesOf(json, "aws_instance")).filter(([, instance]) =>
    String(instance.subnet_id).includes("public"),
  );
  expect(exposed.map(([name]) => name)).toEqual(["client"]);
  const associated = Object.values(resourcesOf(json, "aws_eip_association")).map((a) => a.instance_id);
  expect(associated).toEqual(["${aws_instance.client.id}"]);
}

describe("closed world", () => {
  test.each(["dev", "prod"] as const)("%s allows exactly its contract and exposes exactly the Client", (name) => {
    assertClosedWorld(shippedEnvironment(name));
  });

  test("every environment allows exactly its contract and exposes exactly the Client", () => {
    fc.assert(fc.property(arbitraryEnvironment(), assertClosedWorld), { numRuns: 25 });
  });

  test("dev has these rules and no others", () => {
    expect(rulesOf(synthesize(shippedEnvironment("dev"))).sort()).toEqual([
      "client egress 0.0.0.0/0 tcp 443-443",
      "client egress 0.0.0.0/0 tcp 80-80",
      "client ingress 203.0.113.7/32 tcp 22-22",
      `head egress ${S3} tcp 443-443`,
      "head egress workers tcp 9000-9010",
      "head ingress load-balancer tcp 8000-8000",
      "load-balancer egress head tcp 8000-8000",
      "load-balancer ingress 0.0.0.0/0 tcp 80-80",
      `workers egress ${S3} tcp 443-443`,
      "workers ingress head tcp 9000-9010",
    ]);
  });

  test("every rule's description has only characters that EC2 takes", () => {
    for (const [address, { description }] of addressesOf(synthesize(shippedEnvironment("prod")))) {
      if (address.includes("_rule.")) expect(description).toMatch(/^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/);
    }
  });
});

describe("growth", () => {
  const grow: Record<string, (environment: Environment) => Environment> = {
    "a zone": ({ network, ...rest }) => ({
      ...rest,
      network: { ...network, availabilityZones: [...network.availabilityZones, "us-east-1e"] },
    }),
    "a Head node": ({ api, ...rest }) => ({ ...rest, api: { ...api, count: api.count + 1 } }),
    "a Worker": ({ workers, ...rest }) => ({ ...rest, workers: { ...workers, count: workers.count + 1 } }),
  };

  test.each(Object.keys(grow))("adding %s only adds machines and subnets and changes none", (what) => {
    const more = grow[what] as (environment: Environment) => Environment;
    fc.assert(
      fc.property(arbitraryEnvironment(), (environment) => {
        const before = addressesOf(synthesize(environment));
        const after = addressesOf(synthesize(more(environment)));
        for (const [address, attributes] of before) {
          const grown = after.get(address);
          expect(grown).toBeDefined();
          // The load balancer and the S3 endpoint take the new zone's subnet and table in place.
          if (!/^aws_(lb|vpc_endpoint)\./.test(address)) expect(grown).toEqual(attributes);
        }
      }),
      { numRuns: 15 },
    );
  });
});
