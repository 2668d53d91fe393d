import { NetworkModel } from "../../src/model/network-model";
import { readNetworkModel } from "../../src/model/read-network-model";
import { shippedEnvironment } from "../support/environment";
import { synthesizeText } from "../support/synthesize";
import { modelOf, NETWORK } from "../support/terraform-json";

const LISTS = [
  "vpcs",
  "subnets",
  "routeTables",
  "internetGateways",
  "egressOnlyGateways",
  "natGateways",
  "securityGroups",
  "networkAcls",
  "interfaces",
  "loadBalancers",
  "targetGroups",
  "endpoints",
  "elasticIps",
] as const;

describe.each(["dev", "prod"] as const)("the model of %s", (name) => {
  const model: NetworkModel = readNetworkModel(synthesizeText(shippedEnvironment(name)), `${name}.tf.json`);

  test("has nothing in it that the model has no shape for", () => {
    expect(model.notModelled).toEqual([]);
    expect([...model.securityGroups, ...model.routeTables, ...model.networkAcls].flatMap((g) => g.unseen)).toEqual([]);
  });

  test("has public addresses at the Client and at the load balancer only", () => {
    const addresses = model.interfaces.flatMap(({ role, publicAddress }) =>
      publicAddress.kind === "none" ? [] : [`${role ?? "?"} ${publicAddress.kind}`],
    );
    expect(new Set(addresses)).toEqual(new Set(["client elastic", "load-balancer assigned"]));
  });

  test("has an adopted default group without rules, which no interface has", () => {
    const group = model.securityGroups.find(({ key }) => key.endsWith("#default-security-group"));
    expect(group).toMatchObject({ address: "aws_default_security_group.network_default_security_group", rules: [] });
    expect(model.interfaces.flatMap(({ groups }) => groups)).not.toContainEqual({ kind: "resource", key: group?.key });
  });

  test("has a group with rules of its role on every machine", () => {
    const groups = new Map(model.securityGroups.map((group) => [group.key, group]));
    for (const { role, groups: links } of model.interfaces) {
      const roles = links.map((link) => (link.kind === "resource" ? groups.get(link.key)?.role : undefined));
      expect(roles).toEqual([role]);
    }
    expect(model.securityGroups.filter(({ rules, role }) => role !== undefined && rules.length === 0)).toEqual([]);
  });

  test("forwards from the load balancer to the Head nodes", () => {
    const heads = model.interfaces.filter(({ role }) => role === "head").map(({ ownerKey }) => ownerKey);
    const [group] = model.targetGroups;
    expect(model.targetGroups).toHaveLength(1);
    expect(group?.targets.map(({ to }) => (to.kind === "resource" ? to.key : to))).toEqual(heads);
    const forwards = model.loadBalancers.flatMap(({ listeners }) => listeners.flatMap(({ actions }) => actions));
    expect(forwards.flatMap(({ targetGroups }) => targetGroups)).toEqual([{ kind: "resource", key: group?.key }]);
  });

  test("has every link lead to something that it has", () => {
    const keys = new Set(LISTS.flatMap((list) => model[list].map(({ key }) => key)));
    const links = model.interfaces.flatMap(({ subnet, groups }) => [...(subnet ? [subnet] : []), ...groups]);
    const vpcs = [...model.subnets, ...model.securityGroups, ...model.endpoints].map(({ vpc }) => vpc);
    const places = model.subnets.flatMap(({ routeTable, networkAcl }) => [routeTable, networkAcl]);
    for (const link of [...links, ...vpcs, ...places]) {
      expect(link.kind === "resource" ? keys.has(link.key) : link).toBe(true);
    }
  });
});

describe("readNetworkModel", () => {
  test("finds the bucket of the access logs that prod's load balancer writes", () => {
    const model = readNetworkModel(synthesizeText(shippedEnvironment("prod")), "prod.tf.json");
    expect(model.loadBalancers.map(({ accessLogBucket }) => accessLogBucket)).toEqual([
      { kind: "resource", key: "aws_s3_bucket.load_balancer_access_logs" },
    ]);
  });

  test("knows its resources by address, with the construct paths that cdktf writes", () => {
    const path = { "//": { metadata: { path: "dev/Client/Resource" } } };
    const model = modelOf(NETWORK, { aws_instance: { i: { ...path, subnet_id: "${aws_subnet.private.id}" } } });
    expect(model.resources.get("aws_instance.i")?.constructPath).toBe("dev/Client/Resource");
    expect(model.interfaces[0]?.constructPath).toBe("dev/Client/Resource");
  });

  test("sorts every list by key, whatever the order in the JSON", () => {
    const subnet = { vpc_id: "${aws_vpc.v.id}", cidr_block: "10.0.1.0/24" };
    const instance = { subnet_id: "${aws_subnet.b.id}" };
    const model = modelOf({
      ...NETWORK,
      aws_subnet: { b: subnet, a: subnet },
      aws_instance: { z: instance, B: instance, a: instance },
      aws_eip: { y: {}, x: {} },
      aws_lb: { l: { subnets: ["${aws_subnet.b.id}", "${aws_subnet.a.id}"] } },
      aws_security_group: { h: {}, g: {} },
    });
    for (const list of LISTS) {
      const keys = model[list].map(({ key }) => key);
      expect(keys).toEqual([...keys].sort());
    }
    expect(model.interfaces.map(({ key }) => key).slice(0, 3)).toEqual([
      "aws_instance.B",
      "aws_instance.a",
      "aws_instance.z",
    ]);
  });

  test("names modules as what it does not model", () => {
    const text = JSON.stringify({ resource: NETWORK, module: { m: { source: "./m" } } });
    expect(readNetworkModel(text, "cdk.tf.json").notModelled).toMatchObject([{ address: "module.m" }]);
  });
});
