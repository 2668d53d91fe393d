import { PlanObject } from "../../../src/model/plan/plan-value";
import { created, deleted, kept, planOf, PlanResource, replaced, updated } from "../../support/plan-builder";
import { consequenceLines, reviewOf } from "../../support/review-lines";

const HEAD = { tags: { Role: "head" } };
const CLIENT = { tags: { Role: "client" } };
const WORKERS = { tags: { Role: "workers" } };
const GROUP = kept("aws_lb_target_group.api");

function head(number: number, change: "kept" | "replaced" | "deleted", order?: PlanResource["order"]): PlanResource {
  const address = `aws_instance.head_${number}`;
  if (change === "kept") return kept(address, HEAD);
  if (change === "deleted") return deleted(address, HEAD);
  const sides = { was: { ...HEAD, ami: "ami-1" }, is: { ...HEAD, ami: "ami-2" } };
  return replaced(address, "ami", { ...sides, ...(order && { order }) });
}

function target(number: number, rest: Partial<PlanResource> = {}): PlanResource {
  const wires = { target_id: `aws_instance.head_${number}`, target_group_arn: "aws_lb_target_group.api" };
  return { ...kept(`aws_lb_target_group_attachment.head_${number}`, {}, wires), ...rest };
}

const REATTACHED = { was: { port: 1 }, is: { port: 2 }, forcedBy: ["target_id"] };

describe("judgeMachines", () => {
  it("takes two of two replaced Head nodes for an outage", () => {
    const plan = planOf([
      GROUP,
      head(1, "replaced"),
      head(2, "replaced"),
      target(1, REATTACHED),
      target(2, REATTACHED),
    ]);
    expect(consequenceLines(plan)).toEqual([
      "outage head: 2 of 2 Head nodes are replaced at the same time: the API is down until a new one is healthy; what is on their disks is lost",
    ]);
  });

  it("takes one of two replaced Head nodes for degraded", () => {
    const plan = planOf([GROUP, head(1, "kept"), head(2, "replaced"), target(1), target(2, REATTACHED)]);
    expect(consequenceLines(plan)).toEqual([
      "degraded head: 1 of 2 Head nodes (head_2) is replaced: 1 of 2 goes on until the new one is healthy; what is on its disk is lost",
    ]);
  });

  it("takes a replacement with a restart of the rest for an outage", () => {
    const restarted = updated("aws_instance.head_1", { ...HEAD, instance_type: "a" }, { ...HEAD, instance_type: "b" });
    expect(consequenceLines(planOf([restarted, head(2, "replaced")]))[0]).toBe(
      "outage head: 1 of 2 Head nodes (head_2) is replaced: the API is down until the new one runs; what is on its disk is lost",
    );
  });

  it("takes a machine made before the old one goes for away while its target is made anew after that", () => {
    const plan = planOf([GROUP, head(1, "replaced", "create-first"), target(1, REATTACHED)]);
    expect(consequenceLines(plan)).toEqual([
      "outage head: The Head node is replaced: the API is down until the new one is healthy; what is on its disk is lost",
    ]);
  });

  it("takes a machine made before the old one goes for degraded where its target is made first too", () => {
    const plan = planOf([
      GROUP,
      head(1, "replaced", "create-first"),
      target(1, { ...REATTACHED, order: "create-first" }),
    ]);
    expect(consequenceLines(plan)).toEqual([
      "degraded head: The Head node is replaced: the new ones are made before the old one goes, but Terraform does not wait until they serve, and its open connections break; what is on its disk is lost",
    ]);
  });

  it.each(["instance_type", "user_data", "user_data_base64"])("takes another %s for a restart", (attribute) => {
    const client = updated("aws_instance.client", { ...CLIENT, [attribute]: "a" }, { ...CLIENT, [attribute]: "b" });
    expect(consequenceLines(planOf([client]))[0]).toMatch(
      /^restart client: The Client restarts: it is down for the minutes of the restart/,
    );
    expect(reviewOf(planOf([client])).consequences[0]?.cause).toEqual([attribute]);
  });

  it("says how many go on while some restart", () => {
    const small = { ...WORKERS, instance_type: "a" };
    const plan = planOf([
      updated("aws_instance.workers_1", small, { ...small, instance_type: "b" }),
      kept("aws_instance.workers_2", small),
    ]);
    expect(consequenceLines(plan)).toEqual([
      "restart workers: 1 of 2 Workers (workers_1) restarts: 1 of 2 goes on meanwhile",
    ]);
  });

  it.each(["monitoring", "metadata_options", "vpc_security_group_ids", "root_block_device"])(
    "takes another %s for an update in place",
    (attribute) => {
      const worker = updated(
        "aws_instance.workers_1",
        { ...WORKERS, [attribute]: "a" },
        { ...WORKERS, [attribute]: "b" },
      );
      expect(consequenceLines(planOf([worker]))).toEqual([
        "in-place workers: The Worker is updated in place while it serves",
      ]);
    },
  );

  it("says that the work on deleted Workers is lost", () => {
    const plan = planOf([1, 2, 3, 4].map((n) => (n < 3 ? kept : deleted)(`aws_instance.workers_${n}`, WORKERS)));
    expect(consequenceLines(plan)).toEqual([
      "degraded workers: 2 of 4 Workers (workers_3–4) are deleted: 2 stay; the work on them is lost",
    ]);
  });

  it("takes all Workers deleted for an outage", () => {
    const plan = planOf([kept("aws_vpc.net"), deleted("aws_instance.workers_1", WORKERS)]);
    expect(consequenceLines(plan)).toEqual([
      "outage workers: The Worker is deleted: nobody takes work; the work on it is lost",
    ]);
  });

  it("says that another machine takes the place of a deleted one", () => {
    const plan = planOf([deleted("aws_instance.client", CLIENT), created("aws_instance.client_2", CLIENT)]);
    expect(consequenceLines(plan)[0]).toBe(
      "outage client: The Client is deleted, and another one is added: it is down until that runs; what is on its disk is lost",
    );
  });

  it("takes new machines for nothing that anybody notices", () => {
    const plan = planOf([kept("aws_instance.workers_1", WORKERS), created("aws_instance.workers_2", WORKERS)]);
    expect(consequenceLines(plan)).toEqual([
      "none workers: 1 Worker is added (workers_2): those that there are go on as before",
    ]);
  });

  it("takes a target that goes for a machine that gets no requests", () => {
    const gone = { address: "aws_lb_target_group_attachment.head_1", was: {}, wires: target(1).wires };
    const plan = planOf([GROUP, head(1, "kept"), head(2, "kept"), gone, target(2)]);
    expect(consequenceLines(plan)).toEqual([
      "degraded head: 1 of 2 Head nodes (head_1) no longer gets requests from the load balancer: 1 of 2 goes on",
    ]);
    expect(reviewOf(plan).changes.map(({ address, impact }) => [address, impact])).toEqual([
      ["aws_lb_target_group_attachment.head_1", "degraded"],
    ]);
  });

  it("counts machines of a stack without roles by their name", () => {
    const plan = planOf([kept("module.web.aws_instance.this[0]"), replaced("module.web.aws_instance.this[1]", "ami")]);
    expect(consequenceLines(plan)).toEqual([
      "degraded web: 1 of 2 machines of web (web.this[1]) is replaced: 1 of 2 goes on until the new one runs; what is on its disk is lost",
    ]);
  });

  it("says that another script does not run again", () => {
    const client = updated("aws_instance.client", { ...CLIENT, user_data: "a" }, { ...CLIENT, user_data: "b" });
    expect(consequenceLines(planOf([client]))).toEqual([
      "restart client: The Client restarts: it is down for the minutes of the restart; cloud-init runs the new user data only where it is told to run at every start",
    ]);
  });

  it("says which public address a restart loses, and of none that is an Elastic IP", () => {
    const [was, is] = [
      { ...CLIENT, instance_type: "a", public_ip: "192.0.2.1" },
      { ...CLIENT, instance_type: "b", public_ip: "192.0.2.1" },
    ];
    const client = updated("aws_instance.client", was, is);
    expect(consequenceLines(planOf([client]))).toEqual([
      "restart client: The Client restarts: it is down for the minutes of the restart; public address 192.0.2.1 is lost",
    ]);
    const elastic = kept("aws_eip.client", { public_ip: "192.0.2.1" }, { instance: "aws_instance.client" });
    expect(consequenceLines(planOf([client, elastic]))).toEqual([
      "restart client: The Client restarts: it is down for the minutes of the restart",
    ]);
  });

  it("says that a root volume stays, that AWS refuses to shrink it, and that it refuses to terminate", () => {
    const disk = (values: object) => ({ ...CLIENT, root_block_device: [{ ...values }] });
    const gone = deleted("aws_instance.client", {
      ...disk({ delete_on_termination: false }),
      disable_api_termination: true,
    });
    expect(consequenceLines(planOf([kept("aws_vpc.net"), gone]))).toEqual([
      "outage client: The Client is deleted: it is down; its root volume stays; termination protection is on, so AWS refuses and the apply stops",
    ]);
    const shrunk = updated("aws_instance.client", disk({ volume_size: 20 }), disk({ volume_size: 10 }));
    expect(consequenceLines(planOf([shrunk]))).toEqual([
      "in-place client: The Client goes on as it is: AWS refuses to make its root volume smaller, and the apply stops",
    ]);
    expect(reviewOf(planOf([shrunk])).headline).toBe(
      "The Client goes on as it is: AWS refuses to make its root volume smaller, and the apply stops.",
    );
  });

  it("names the machine of which AWS refuses to shrink the root volume, where others are updated", () => {
    const worker = (number: number, was: number, is: number) =>
      updated(`aws_instance.workers_${number}`, diskOf(WORKERS, was), diskOf(WORKERS, is));
    expect(consequenceLines(planOf([worker(1, 20, 10), worker(2, 10, 20)]))).toEqual([
      "in-place workers: 2 of 2 Workers are updated in place while they serve: AWS refuses to make the root volume of workers_1 smaller, and the apply stops",
    ]);
  });

  it("says nothing of termination protection that force takes away", () => {
    const gone = deleted("aws_instance.client", { ...CLIENT, disable_api_termination: true, force_destroy: true });
    expect(consequenceLines(planOf([kept("aws_vpc.net"), gone]))).toEqual([
      "outage client: The Client is deleted: it is down; what is on its disk is lost",
    ]);
  });

  it("tells a thousand alike as one", () => {
    const names = Array.from({ length: 1000 }, (_, index) => `aws_instance.workers_${index + 1}`);
    const sides = { was: { ...WORKERS, ami: "ami-1" }, is: { ...WORKERS, ami: "ami-2" } };
    const wires = { subnet_id: "aws_subnet.a" };
    const plan = planOf([kept("aws_subnet.a"), ...names.map((name) => replaced(name, "ami", { ...sides, wires }))]);
    expect(consequenceLines(plan)).toEqual([
      "outage workers: 1000 of 1000 Workers are replaced at the same time: nobody takes work until a new one runs; the work on them is lost",
    ]);
    expect(reviewOf(plan).changes).toHaveLength(1000);
  });
});

function diskOf(values: PlanObject, size: number): PlanObject {
  return { ...values, root_block_device: [{ volume_size: size }] };
}
