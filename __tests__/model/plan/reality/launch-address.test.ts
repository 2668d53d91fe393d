import { NetworkModel } from "../../../../src/model/network-model";
import { PlanModels, readPlanModels } from "../../../../src/model/plan/read-plan-models";
import { planOf, ResourcesJson } from "../../../support/plan-json";
import { byKey } from "../../../support/terraform-json";

const VPC = "vpc-0123456789abcdef0";
const SUBNET = "subnet-0123456789abcdef0";
const NETWORK: ResourcesJson = {
  "aws_vpc.v": { before: { id: VPC, cidr_block: "10.0.0.0/16" } },
  "aws_subnet.s": { before: { id: SUBNET, vpc_id: VPC, cidr_block: "10.0.1.0/24", map_public_ip_on_launch: true } },
};

function modelsOf(resources: ResourcesJson): PlanModels {
  return readPlanModels(planOf({ ...NETWORK, ...resources }));
}

describe("deriveLaunchAddress", () => {
  const running = {
    id: "i-0123456789abcdef0",
    subnet_id: SUBNET,
    instance_state: "running",
    associate_public_ip_address: true,
  };
  const addressOf = (model: NetworkModel) => byKey(model.interfaces, "aws_instance.m").publicAddress.kind;

  test("a machine that runs keeps what it got at launch, whatever its subnet says now", () => {
    const without = modelsOf({ "aws_instance.m": { before: { ...running, public_ip: "" }, expressions: {} } });
    expect([addressOf(without.before), addressOf(without.after)]).toEqual(["none", "none"]);
    const closed = { ...NETWORK["aws_subnet.s"]?.before, map_public_ip_on_launch: false };
    const withOne = modelsOf({
      "aws_instance.m": { before: { ...running, public_ip: "203.0.113.9" }, expressions: {} },
      "aws_subnet.s": { before: closed },
    });
    expect([addressOf(withOne.before), addressOf(withOne.after)]).toEqual(["assigned", "assigned"]);
  });

  test("a machine that is stopped gets what its subnet gives when it starts", () => {
    const stopped = { ...running, instance_state: "stopped", public_ip: "" };
    const models = modelsOf({ "aws_instance.m": { before: stopped, expressions: {} } });
    expect([addressOf(models.before), addressOf(models.after)]).toEqual(["assigned", "assigned"]);
  });

  test("a machine whose Elastic IP goes has what its subnet gives", () => {
    const eip = { id: "eipalloc-0123456789abcdef0", public_ip: "203.0.113.9" };
    const closed = { ...NETWORK["aws_subnet.s"]?.before, map_public_ip_on_launch: false };
    const models = modelsOf({
      "aws_subnet.s": { before: closed },
      "aws_eip.e": { before: eip, after: null },
      "aws_eip_association.a": { before: { allocation_id: eip.id, instance_id: running.id }, after: null },
      "aws_instance.m": { before: { ...running, public_ip: "203.0.113.9" }, expressions: {} },
    });
    expect([addressOf(models.before), addressOf(models.after)]).toEqual(["elastic", "none"]);
  });

  test("a machine that is replaced gets what its subnet gives", () => {
    const replaced = {
      before: { ...running, public_ip: "" },
      after: { subnet_id: SUBNET },
      unknown: { id: true, public_ip: true, associate_public_ip_address: true },
      actions: ["delete", "create"],
      expressions: {},
    };
    const models = modelsOf({ "aws_instance.m": replaced });
    expect([addressOf(models.before), addressOf(models.after)]).toEqual(["none", "assigned"]);
  });

  test("an Elastic IP stays where its association stays, though the address of a resized machine is not known", () => {
    const models = modelsOf({
      "aws_eip.e": {
        before: { id: "eipalloc-0123456789abcdef0", public_ip: "203.0.113.9", instance: running.id },
        expressions: {},
      },
      "aws_eip_association.a": {
        before: { allocation_id: "eipalloc-0123456789abcdef0", instance_id: running.id },
        expressions: {},
      },
      "aws_instance.m": {
        before: { ...running, public_ip: "203.0.113.9" },
        after: { ...running, public_ip: undefined },
        unknown: { public_ip: true, public_dns: true },
        expressions: {},
      },
    });
    expect(byKey(models.after.interfaces, "aws_instance.m").publicAddress).toEqual({
      kind: "elastic",
      address: "aws_eip_association.a",
    });
  });

  test("an address whose association goes is nobody's, and one that was tied by hand stays tied", () => {
    const address = {
      before: { id: "eipalloc-0123456789abcdef0", public_ip: "203.0.113.9", instance: running.id },
      expressions: {},
    };
    const machine = { before: { ...running, public_ip: "203.0.113.9" }, expressions: {} };
    const association = {
      before: { allocation_id: "eipalloc-0123456789abcdef0", instance_id: running.id },
      after: null,
    };
    const loosened = modelsOf({
      "aws_eip.e": address,
      "aws_instance.m": machine,
      "aws_eip_association.a": association,
    });
    expect(byKey(loosened.before.elasticIps, "aws_eip.e").attachedBy).toBe("aws_eip_association.a");
    expect(byKey(loosened.after.elasticIps, "aws_eip.e").attachedTo).toBeUndefined();
    const byHand = modelsOf({ "aws_eip.e": address, "aws_instance.m": machine });
    expect(byKey(byHand.after.elasticIps, "aws_eip.e").attachedTo).toEqual({ kind: "resource", key: "aws_instance.m" });
  });
});
