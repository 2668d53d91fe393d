import { deriveReference } from "../../src/config/render-reference";
import { Overrides, shippedEnvironment } from "../support/environment";
import { addressesOf, synthesize } from "../support/synthesize";

/** Attributes that the provider replaces a resource for, by type; read in the provider's schema (`ForceNew`). */
const REPLACED_FOR: Readonly<Record<string, readonly string[]>> = {
  aws_vpc: ["cidr_block"],
  aws_subnet: ["cidr_block", "availability_zone"],
  aws_instance: ["ami", "subnet_id", "key_name"],
  aws_lb_target_group: ["port", "name"],
};

/** What a change of dev.yaml does to each resource that is there before: its replacing attributes, or in place. */
function effectsOf(overrides: Overrides): Map<string, "replace" | "in place" | "gone"> {
  const before = addressesOf(synthesize(shippedEnvironment("dev")));
  const after = addressesOf(synthesize(shippedEnvironment("dev", overrides)));
  const effects = new Map<string, "replace" | "in place" | "gone">();
  for (const [address, attributes] of before) {
    const changed = after.get(address);
    const [type = ""] = address.split(".");
    const differs = (name: string) => JSON.stringify(attributes[name]) !== JSON.stringify(changed?.[name]);
    if (!changed) effects.set(address, "gone");
    else if ((REPLACED_FOR[type] ?? []).some(differs)) effects.set(address, "replace");
    else if (JSON.stringify(attributes) !== JSON.stringify(changed)) effects.set(address, "in place");
  }
  return effects;
}

const machinesIn = (effects: Map<string, string>, effect: string): string[] =>
  [...effects].filter(([address, found]) => address.startsWith("aws_instance.") && found === effect).map(([a]) => a);

describe("the effects that the reference table claims", () => {
  test.each<[field: string, overrides: Overrides]>([
    ["api.healthCheckPath", { api: { healthCheckPath: "/up" } }],
    ["api.idleTimeoutSeconds", { api: { idleTimeoutSeconds: 90 } }],
    ["api.deletionProtection", { api: { deletionProtection: true } }],
    ["network.egress", { network: { egress: "nat-gateway" } }],
    ["network.sessionManagerEndpoints", { network: { sessionManagerEndpoints: true } }],
    ["network.s3Endpoint", { network: { s3Endpoint: false } }],
    ["network.flowLogs", { network: { flowLogs: { retentionDays: 30 } } }],
    ["client.jumpToPrivateNodes", { client: { jumpToPrivateNodes: true } }],
    ["client.sshFrom", { client: { sshFrom: ["198.51.100.1/32"] } }],
    ["client.rootVolumeSizeGiB", { client: { rootVolumeSizeGiB: 40 } }],
    ["workers.rpcPorts", { workers: { rpcPorts: ["9100"] } }],
  ])("%s is in place: no machine is replaced or gone", (field, overrides) => {
    const claim = deriveReference().find(({ path }) => path === field)?.effect;
    expect(claim).toMatch(/^\*\*in place\*\*/);
    const effects = effectsOf(overrides);
    expect([...machinesIn(effects, "replace"), ...machinesIn(effects, "gone")]).toEqual([]);
  });

  test("network.cidrBlock is an outage: the VPC and every subnet is replaced", () => {
    const effects = effectsOf({ network: { cidrBlock: "10.8.0.0/16" } });
    expect(effects.get("aws_vpc.network_vpc")).toBe("replace");
    expect(effects.get("aws_subnet.network_private_us-east-1a")).toBe("replace");
  });

  test("api.port is an outage: the target group is replaced and no machine is", () => {
    const effects = effectsOf({ api: { port: 8080 } });
    expect(effects.get("aws_lb_target_group.load_balancer_target_group")).toBe("replace");
    expect(machinesIn(effects, "replace")).toEqual([]);
  });

  test("workers.spreadAcrossZones replaces the Workers with even numbers", () => {
    expect(machinesIn(effectsOf({ workers: { spreadAcrossZones: true } }), "replace")).toEqual([
      "aws_instance.workers_2",
    ]);
  });

  test("workers.count lowered destroys the highest numbers", () => {
    expect(machinesIn(effectsOf({ workers: { count: 1 } }), "gone")).toEqual(["aws_instance.workers_2"]);
  });

  test("a fixed image replaces the machines of its service only", () => {
    const effects = effectsOf({ api: { amiId: "ami-0123456789abcdef0" } });
    expect(machinesIn(effects, "replace")).toEqual(["aws_instance.head_1"]);
  });

  test("another key pair replaces every machine", () => {
    const effects = effectsOf({ client: { sshPublicKey: undefined, sshKeyName: "ops" } });
    expect(machinesIn(effects, "replace")).toHaveLength(4);
  });
});
