import { SensitiveValue } from "../../../src/model/plan/plan-value";
import { created, deleted, kept, planOf, replaced, updated } from "../../support/plan-builder";
import { consequenceLines, reviewOf } from "../../support/review-lines";
import { gone, smallNetwork } from "../../support/small-network";
import { ALL_JUDGES } from "../../../src/review/consequences/all-judges";

const REST = kept("aws_vpc.net");

describe("judgePlan", () => {
  it("has one judge for each type", () => {
    const types = ALL_JUDGES.flatMap((judge) => judge.types);
    expect(types).toHaveLength(new Set(types).size);
  });

  it("finds nothing where nothing changes", () => {
    expect(consequenceLines(planOf(smallNetwork()))).toEqual([]);
  });

  it("tells what is new in one breath for each role", () => {
    const plan = planOf([created("aws_subnet.a"), created("aws_subnet.b"), created("aws_eip.nat")]);
    expect(consequenceLines(plan)).toEqual(["none network: New: 1 Elastic IP, 2 subnets"]);
  });

  it("counts with an outage where it has no rules", () => {
    expect(consequenceLines(planOf([REST, deleted("aws_mq_broker.x"), replaced("acme_thing.y", "z")]))).toEqual([
      "outage config: The acme_thing is replaced; there are no rules for this type, so whoever uses it may be down",
      "outage config: The aws_mq_broker is deleted; there are no rules for this type, so whoever uses it may be down",
    ]);
    expect(consequenceLines(planOf([updated("aws_mq_broker.x", { a: 1 }, { a: 2 })]))).toEqual([
      "in-place config: The aws_mq_broker is updated; there are no rules for this type, so nobody knows what that interrupts",
    ]);
    expect(reviewOf(planOf([deleted("aws_mq_broker.x")])).notSeen).toContainEqual({
      about: "aws_mq_broker.x",
      reason: "there are no rules for aws_mq_broker; it is judged by the action only",
    });
  });

  it("tells what is in Terraform's books only", () => {
    const plan = planOf([
      { ...kept("aws_eip.new"), change: { previousAddress: "aws_eip.old" } },
      { ...kept("aws_eip.found"), change: { importId: "eipalloc-1" } },
      { ...kept("aws_eip.left"), is: undefined, change: { action: "forget" } },
    ]);
    expect(consequenceLines(plan)).toEqual([
      "none network: aws_eip.found: eipalloc-1 is taken into the state: Terraform looks after it from now on",
      "none network: Elastic IP left is kept running, and forgotten by Terraform: nobody looks after it from now on",
      "none network: aws_eip.new was aws_eip.old: only its name in the state changes",
    ]);
    expect(reviewOf(plan).changes.map(({ address }) => address)).toEqual([
      "aws_eip.found",
      "aws_eip.left",
      "aws_eip.new",
    ]);
  });

  it("takes a replacement that leaves the old one running for a new one", () => {
    const client = { tags: { Role: "client" }, ami: "a" };
    const resource = replaced("aws_instance.client", "ami", { was: client, is: { ...client, ami: "b" } });
    const plan = planOf([{ ...resource, change: { leavesOld: true } }]);
    expect(reviewOf(plan).verdict).toBe("none");
    expect(consequenceLines(plan)).toContain(
      "none client: The machine is kept running, and forgotten by Terraform: nobody looks after it from now on",
    );
  });

  it("takes what a broken-off replacement left behind for no outage", () => {
    const left = { ...deleted("aws_instance.client", { tags: { Role: "client" } }), change: { deposed: "0a1b2c3d" } };
    expect(consequenceLines(planOf([REST, left]))).toEqual([
      "in-place client: The machine is left over from a replacement that broke off, and deleted now",
    ]);
  });

  it("takes values of the state only for nothing, and a secret that goes for a loss", () => {
    expect(consequenceLines(planOf([replaced("null_resource.x", "triggers")]))).toEqual([
      "none config: The null_resource changes in the state only; what follows from it is told where it happens",
    ]);
    expect(consequenceLines(planOf([replaced("random_password.x", "length")]))).toEqual([
      "loss config: The random_password: the secret that there is goes, and cannot be made again",
    ]);
  });

  it("says what is no longer found, watched or reached", () => {
    const plan = planOf([
      REST,
      deleted("aws_ssm_parameter.p"),
      deleted("aws_cloudwatch_metric_alarm.a"),
      updated("aws_ssm_parameter.q", { value: "a" }, { value: "b" }),
    ]);
    expect(consequenceLines(plan)).toEqual([
      "degraded config: Parameter p is deleted: whoever looks it up does not find it any more",
      "in-place config: The aws_cloudwatch_metric_alarm is deleted: nobody is warned by it any more",
      "in-place config: Parameter q is updated; whoever looks it up gets the new value",
    ]);
  });

  it("says who reaches a service through an endpoint no more", () => {
    const endpoint = kept(
      "aws_vpc_endpoint.s3",
      { service_name: "com.amazonaws.us-east-1.s3" },
      { vpc_id: "aws_vpc.net", route_table_ids: ["aws_route_table.private"] },
    );
    expect(consequenceLines(planOf(smallNetwork({ ...endpoint, is: undefined })))).toContain(
      "degraded network: The VPC endpoint is deleted: the Workers cannot reach s3 through it, but for another way out",
    );
    const alone = smallNetwork(
      { ...endpoint, is: undefined },
      { address: "aws_route.private", was: undefined, is: undefined },
    );
    const lines = consequenceLines(planOf(alone)).filter((line) => line.includes("The VPC endpoint"));
    expect(lines).toEqual([
      "degraded workers: The VPC endpoint is deleted: the Workers cannot reach s3 any more",
      "degraded network: The VPC endpoint is deleted: the Workers cannot reach s3 any more",
    ]);
  });

  it("takes a teardown for an outage of every role", () => {
    const plan = planOf(smallNetwork(...smallNetwork().map(({ address }) => gone(address))));
    const { roles, headline } = reviewOf(plan);
    expect(roles.map(({ impact }) => impact)).toEqual(roles.map(() => "outage"));
    expect(headline).toMatch(/^Everything is deleted/);
  });

  it("never shows a sensitive value", () => {
    const secret = "s3cr3t";
    const client = updated("aws_instance.client", { user_data: "old" }, { user_data: new SensitiveValue(secret) });
    expect(JSON.stringify(reviewOf(planOf([client])))).not.toContain(secret);
  });
});
