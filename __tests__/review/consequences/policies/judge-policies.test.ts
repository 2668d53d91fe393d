import { SensitiveValue, UNKNOWN_VALUE } from "../../../../src/model/plan/plan-value";
import { created, deleted, kept, planOf, replaced, updated } from "../../../support/plan-builder";
import { consequenceLines, reviewOf } from "../../../support/review-lines";

const policy = (Action: string, Resource: string) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource }] });
const NARROW = policy("s3:GetObject", "arn:logs");
const OTHER = policy("s3:PutObject", "arn:logs");
const ALL = policy("*", "*");
const MACHINE = kept(
  "aws_instance.head_1",
  { tags: { Role: "head" } },
  { iam_instance_profile: "aws_iam_instance_profile.head" },
);
const PROFILE = kept("aws_iam_instance_profile.head", {}, { role: "aws_iam_role.head" });
const OF_ROLE = { role: "aws_iam_role.head" };

describe("judgePolicies", () => {
  it("takes a policy that allows everything from now on for an exposure", () => {
    const plan = planOf([updated("aws_iam_role_policy.p", { policy: NARROW }, { policy: ALL })]);
    expect(consequenceLines(plan)).toEqual([
      "in-place! access: The policy of a role is widened, to all actions: allows * on *",
    ]);
    expect(reviewOf(plan).consequences[0]?.cause).toEqual(["policy"]);
  });

  it("says what another policy allows and no longer allows", () => {
    expect(consequenceLines(planOf([updated("aws_iam_policy.p", { policy: NARROW }, { policy: OTHER })]))).toEqual([
      "in-place access: The policy is narrowed: no longer allows s3:getobject on arn:logs; whoever needs that fails",
      "in-place access: The policy is widened: allows s3:putobject on arn:logs",
    ]);
  });

  it("takes a new policy for an exposure only where it is dangerous", () => {
    expect(consequenceLines(planOf([created("aws_iam_policy.p", { policy: NARROW })]))).toEqual([
      "none access: New: 1 policy",
    ]);
    expect(consequenceLines(planOf([created("aws_iam_policy.p", { policy: ALL })]))[0]).toBe(
      "in-place! access: The policy is widened, to all actions: allows * on *",
    );
  });

  it.each([UNKNOWN_VALUE, new SensitiveValue(ALL)])("says that nobody can read %s", (value) => {
    expect(consequenceLines(planOf([updated("aws_iam_policy.p", { policy: NARROW }, { policy: value })]))).toEqual([
      "in-place access: The policy is changed; what it allows is known after apply only",
    ]);
  });

  it("says that a policy goes together with its role", () => {
    const plan = planOf([
      kept("aws_vpc.net"),
      deleted("aws_iam_role.head"),
      deleted("aws_iam_role_policy.p", { policy: NARROW }, OF_ROLE),
    ]);
    expect(consequenceLines(plan)).toContain(
      "in-place access: The policy of a role is deleted together with what it belongs to",
    );
  });
});

describe("judgeIdentities", () => {
  it("takes a role that goes while its machines stay for degraded", () => {
    const plan = planOf([MACHINE, PROFILE, replaced("aws_iam_role.head", "name")]);
    expect(consequenceLines(plan)).toEqual([
      "degraded access: The IAM role is replaced: the Head can do nothing in AWS until the new one is in its place",
    ]);
  });

  it("says that a role goes together with its machines", () => {
    const machine = replaced("aws_instance.head_1", "ami", { wires: MACHINE.wires });
    const profile = replaced("aws_iam_instance_profile.head", "name", { wires: OF_ROLE });
    expect(consequenceLines(planOf([machine, profile, replaced("aws_iam_role.head", "name")]))).toContain(
      "in-place access: The IAM role is replaced together with what used it",
    );
  });

  it("says what a detached policy allowed", () => {
    const arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
    const attachment = deleted("aws_iam_role_policy_attachment.ssm", { policy_arn: arn }, OF_ROLE);
    expect(consequenceLines(planOf([MACHINE, PROFILE, kept("aws_iam_role.head"), attachment]))).toEqual([
      "in-place access: The policy attachment is deleted: the Head can no longer do in AWS what AmazonSSMManagedInstanceCore allows",
    ]);
  });

  it("takes an administrator's policy for an exposure, and a harmless one not", () => {
    const attached = (name: string) =>
      consequenceLines(
        planOf([created("aws_iam_role_policy_attachment.new", { policy_arn: `arn:aws:iam::aws:policy/${name}` })]),
      );
    expect(attached("AdministratorAccess")[0]).toBe(
      "in-place! access: The policy attachment gives arn:aws:iam::aws:policy/AdministratorAccess, which allows nearly everything",
    );
    expect(attached("AmazonSSMManagedInstanceCore")).toEqual(["none access: New: 1 policy attachment"]);
  });

  it("takes trust in everyone for an exposure", () => {
    const trust = (Principal: unknown) =>
      JSON.stringify({ Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal }] });
    const [was, is] = [trust({ Service: "ec2.amazonaws.com" }), trust("*")];
    const plan = planOf([updated("aws_iam_role.head", { assume_role_policy: was }, { assume_role_policy: is })]);
    expect(consequenceLines(plan)[0]).toBe(
      "in-place! access: The IAM role is widened, for everyone: allows sts:assumerole to everyone",
    );
  });
});

describe("judgeKeyPairs", () => {
  const sides = { was: { public_key: "a" }, is: { public_key: "b" } };

  it("says that machines keep the key that they were made with", () => {
    const machines = [1, 2].map((n) => kept(`aws_instance.workers_${n}`, {}, { key_name: "aws_key_pair.ssh" }));
    expect(consequenceLines(planOf([replaced("aws_key_pair.ssh", "public_key", sides), ...machines]))).toEqual([
      "in-place access: The key pair is replaced: the 2 machines that have it keep the old key, and only machines that are made from now on get the new one",
    ]);
  });

  it("says of a deleted key pair that there is none for new machines", () => {
    const machine = kept("aws_instance.client", {}, { key_name: "aws_key_pair.ssh" });
    expect(consequenceLines(planOf([deleted("aws_key_pair.ssh"), machine]))).toEqual([
      "in-place access: The key pair is deleted: the machine that has it keeps it, and machines that are made from now on do not get it",
    ]);
    expect(consequenceLines(planOf([deleted("aws_key_pair.ssh"), kept("aws_vpc.net")]))).toEqual([
      "in-place access: The key pair is deleted: no machine that stays has it",
    ]);
  });

  it("says that the old key opens no new machine", () => {
    expect(consequenceLines(planOf([replaced("aws_key_pair.ssh", "public_key", sides)]))).toEqual([
      "in-place access: The key pair is replaced: nobody logs in with the old key to machines that are made from now on",
    ]);
  });
});
