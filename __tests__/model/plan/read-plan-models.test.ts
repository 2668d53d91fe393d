import { NetworkModel } from "../../../src/model/network-model";
import { PlanModels, readPlanModels } from "../../../src/model/plan/read-plan-models";
import { readNetworkModel } from "../../../src/model/read-network-model";
import { environmentContract } from "../../../src/verify/contract/environment-contract";
import { readPlan } from "../../../src/model/plan/read-plan";
import { verify } from "../../../src/verify/verify";
import { FlowVerdict } from "../../../src/verify/verification";
import { shippedEnvironment } from "../../support/environment";
import { constant, naming, planOf, ResourcesJson } from "../../support/plan-json";
import { loadSituation } from "../../support/situations/saved-situation";
import { byKey } from "../../support/terraform-json";

const VPC = "vpc-0123456789abcdef0";
const SUBNET = "subnet-0123456789abcdef0";
const NETWORK: ResourcesJson = {
  "aws_vpc.v": {
    before: {
      id: VPC,
      cidr_block: "10.0.0.0/16",
      default_security_group_id: "sg-000000000000000df",
      ipv6_cidr_block: "",
    },
    expressions: { cidr_block: constant("10.0.0.0/16") },
  },
  "aws_subnet.s": {
    before: { id: SUBNET, vpc_id: VPC, cidr_block: "10.0.1.0/24", map_public_ip_on_launch: true, ipv6_cidr_block: "" },
    expressions: {},
  },
};

function modelsOf(resources: ResourcesJson, rest = {}): PlanModels {
  return readPlanModels(planOf({ ...NETWORK, ...resources }, rest));
}

function interfaceOf(model: NetworkModel, key: string) {
  return byKey(model.interfaces, key);
}

describe("readPlanModels", () => {
  test("known ids are links, those of what AWS makes with a VPC too", () => {
    const machine = {
      before: { id: "i-0123456789abcdef0", subnet_id: SUBNET, vpc_security_group_ids: ["sg-000000000000000df"] },
    };
    const { before } = modelsOf({ "aws_instance.m": machine });
    expect(interfaceOf(before, "aws_instance.m")).toMatchObject({
      subnet: { kind: "resource", key: "aws_subnet.s" },
      groups: [{ kind: "resource", key: "aws_vpc.v#default-security-group" }],
    });
  });

  test("a resource's own name does not lead to itself", () => {
    const { before } = modelsOf({ "aws_key_pair.k": { before: { id: "prod", key_name: "prod" } } });
    expect(before.resources.get("aws_key_pair.k")?.link("key_name")).toEqual({ kind: "outside", id: "prod" });
  });

  test("what is not there yet is linked by the configuration", () => {
    const after = {
      "aws_security_group.g": {
        after: {},
        unknown: { id: true, vpc_id: true },
        expressions: { vpc_id: naming("aws_vpc.v.id") },
      },
      "aws_instance.m": {
        after: {},
        unknown: { subnet_id: true, vpc_security_group_ids: true, private_ip: true, arn: true },
        expressions: {
          subnet_id: naming("aws_subnet.s.id"),
          vpc_security_group_ids: naming("aws_security_group.g.id"),
        },
      },
    };
    const models = modelsOf(after);
    expect(interfaceOf(models.after, "aws_instance.m")).toMatchObject({
      subnet: { kind: "resource", key: "aws_subnet.s" },
      groups: [{ kind: "resource", key: "aws_security_group.g" }],
      ipv4: { kind: "known" },
    });
    expect(models.before.interfaces).toEqual([]);
  });

  test("a value that nobody can know says why", () => {
    const rule = { from_port: 22, to_port: 22, ip_protocol: "tcp", security_group_id: "sg-000000000000000df" };
    const { after } = modelsOf({
      "aws_vpc_security_group_ingress_rule.later": {
        after: rule,
        unknown: { cidr_ipv4: true },
        expressions: { cidr_ipv4: { references: ["local.office"] } },
      },
      "aws_vpc_security_group_ingress_rule.secret": {
        after: { ...rule, cidr_ipv4: "192.0.2.0/24" },
        afterSensitive: { cidr_ipv4: true },
      },
    });
    const peers = byKey(after.securityGroups, "aws_vpc.v#default-security-group").rules.map(({ peer }) => peer);
    expect(peers).toContainEqual({
      kind: "unknown",
      reason: "'aws_vpc_security_group_ingress_rule.later.cidr_ipv4' is known only after Terraform has applied it",
    });
    expect(peers).toContainEqual({
      kind: "unknown",
      reason: "'aws_vpc_security_group_ingress_rule.secret.cidr_ipv4' is sensitive",
    });
    // What is left is the rule that AWS makes with the group.
    expect(peers.filter(({ kind }) => kind === "addresses")).toHaveLength(1);
  });

  test("addresses are the real ones, and construct paths those that are handed in", () => {
    const plan = planOf({ 'module.n.aws_vpc.v["a"]': { before: { id: VPC, cidr_block: "10.0.0.0/16" } } });
    const { after } = readPlanModels(plan, new Map([["module.n.aws_vpc.v", "dev/Network"]]));
    expect(after.vpcs[0]).toMatchObject({ address: 'module.n.aws_vpc.v["a"]', constructPath: "dev/Network" });
  });

  test("a rule to the addresses of S3 keeps its name when the endpoint that tells it goes", () => {
    const { after } = modelsOf({
      "aws_vpc_endpoint.s3": {
        before: {
          id: "vpce-0123456789abcdef0",
          vpc_id: VPC,
          service_name: "com.amazonaws.us-east-1.s3",
          prefix_list_id: "pl-63a5400a",
        },
        after: null,
      },
      "aws_vpc_security_group_egress_rule.s3": {
        before: { security_group_id: "sg-000000000000000df", prefix_list_id: "pl-63a5400a", ip_protocol: "-1" },
      },
    });
    const { rules } = byKey(after.securityGroups, "aws_vpc.v#default-security-group");
    expect(rules.map(({ peer }) => peer)).toContainEqual({ kind: "service", service: "com.amazonaws.us-east-1.s3" });
  });

  test("the region that the provider writes everywhere is no other region, and an aliased provider is", () => {
    const before = { id: "igw-0123456789abcdef0", vpc_id: VPC, region: "us-east-1" };
    const gateway = { address: "aws_internet_gateway.g", expressions: {}, provider_config_key: "aws.west" };
    const configuration = { root_module: { resources: [gateway] } };
    expect(modelsOf({ "aws_internet_gateway.g": { before } }).after.notModelled).toEqual([]);
    expect(modelsOf({ "aws_internet_gateway.g": { before } }, { configuration }).after.notModelled).toMatchObject([
      { address: "aws_internet_gateway.g" },
    ]);
  });

  test("a deposed machine is there before, and a forgotten one after", () => {
    const machine = { id: "i-0123456789abcdef0", subnet_id: SUBNET };
    const deposed = modelsOf({ "aws_instance.m": { before: machine, after: null, rest: { deposed: "ab12" } } });
    expect(deposed.before.interfaces.map(({ key }) => key)).toEqual(["aws_instance.m (deposed ab12)"]);
    expect(deposed.after.interfaces).toEqual([]);
    const forgotten = modelsOf({ "aws_instance.m": { before: machine, after: null, actions: ["forget"] } });
    const left = modelsOf({ "aws_instance.m": { before: machine, after: {}, actions: ["create", "forget"] } });
    expect(left.after.interfaces.map(({ key }) => key)).toEqual(["aws_instance.m", "aws_instance.m (forgotten)"]);
    expect(forgotten.after.interfaces.map(({ key }) => key)).toEqual(["aws_instance.m"]);
  });

  test("the id that the provider plans for a renamed launch template is none", () => {
    const { after } = modelsOf({
      "aws_launch_template.t": { after: { name: "t" }, unknown: { id: true } },
      "aws_autoscaling_group.g": {
        after: {
          launch_template: [{ id: "unknown", name: "t" }],
          min_size: 1,
          max_size: 1,
          vpc_zone_identifier: [SUBNET],
        },
      },
    });
    expect(after.interfaces.map(({ key }) => key)).toEqual(["aws_autoscaling_group.g#aws_subnet.s"]);
  });
});

describe("readPlanModels, of real plans", () => {
  const contract = environmentContract(shippedEnvironment("prod"));
  const flowsOf = (model: NetworkModel): readonly FlowVerdict[] => verify(model, contract, "x").flows;

  test.each(["no-changes", "no-changes-prod", "first-deployment", "nat-per-zone-added", "head-two-of-two-replaced"])(
    "%s: after it, exactly what its JSON lets through goes through, on the same ways",
    (name) => {
      const { plan, stack } = loadSituation(name);
      const { after } = readPlanModels(readPlan(plan, name));
      expect(flowsOf(after)).toEqual(flowsOf(readNetworkModel(stack, name)));
      expect(verify(after, contract, "x").findings.filter(({ severity }) => severity === "unknown")).toEqual([]);
    },
  );

  test.each(["no-changes", "no-changes-prod"])("%s: before and after are the same", (name) => {
    const { before, after } = readPlanModels(readPlan(loadSituation(name).plan, name));
    expect(verify(before, contract, "x")).toEqual(verify(after, contract, "x"));
  });
});
