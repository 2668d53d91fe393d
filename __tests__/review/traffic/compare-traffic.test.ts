import { TrafficChange } from "../../../src/review/review";
import { compareTraffic } from "../../../src/review/traffic/compare-traffic";
import {
  CLIENT_GROUP,
  HEAD,
  HEAD_GROUP,
  HTTP_LISTENER,
  PRIVATE_B,
  WORKER,
  WORKERS_GROUP,
} from "../../support/faults/addresses";
import { EVERYBODY, membersOf, ref, rule } from "../../support/faults/references";
import { StackDraft } from "../../support/faults/stack-draft";
import { changeStack, compareModels, describeRow, NOTHING, StackChange } from "../../support/traffic-changes";

const PLANTED = "aws_vpc_security_group_ingress_rule.planted";
const OPERATORS = "aws_vpc_security_group_ingress_rule.traffic_operators-to-client-22_ingress-203_0_113_7_32";
const API = "aws_vpc_security_group_ingress_rule.traffic_load-balancer-to-head-8000_ingress";

const DEV = [
  "client -> internet TCP 80, 443 (expected)",
  "client -> load-balancer TCP 80 (expected)",
  "head -> s3 TCP 443 (expected)",
  "head -> workers TCP 9000-9010 (expected)",
  "internet -> load-balancer TCP 80 (expected)",
  "load-balancer -> head TCP 8000 (expected)",
  "operators -> client TCP 22 (expected)",
  "workers -> s3 TCP 443 (expected)",
];

function lines(rows: readonly TrafficChange[]): readonly string[] {
  return rows.map(describeRow);
}

function change(then: (stack: StackDraft) => void, rest: Partial<StackChange> = {}) {
  const { comparison } = changeStack({ environment: "dev", then, ...rest });
  return { opened: lines(comparison.opened), closed: lines(comparison.closed), kept: lines(comparison.kept) };
}

const sshFrom =
  (...blocks: readonly string[]) =>
  (stack: StackDraft) =>
    blocks.forEach((cidr_ipv4, place) => stack.add(`${PLANTED}_${place}`, rule(CLIENT_GROUP, [22, 22], { cidr_ipv4 })));

const another =
  (address: string, attributes: object = {}) =>
  (stack: StackDraft) =>
    stack.add(`${address.slice(0, -1)}9`, { ...stack.at(address), ...attributes });

describe("compareTraffic", () => {
  test("opens the whole contract with the first deployment, and closes it with the last", () => {
    const { before, contract } = changeStack({ environment: "dev", then: () => undefined });
    const first = compareTraffic(NOTHING, before, contract);
    expect([lines(first.opened), lines(first.closed), lines(first.kept)]).toEqual([DEV, [], []]);
    const last = compareTraffic(before, NOTHING, contract);
    expect([lines(last.opened), lines(last.closed), lines(last.kept)]).toEqual([[], DEV, []]);
  });

  test("keeps everything where nothing changes", () => {
    expect(change(() => undefined)).toEqual({ opened: [], closed: [], kept: DEV });
  });

  test.each([
    ["more Workers", another(WORKER)],
    ["fewer Workers", (stack: StackDraft) => stack.remove(WORKER)],
    ["another Worker in another subnet", another(WORKER, { subnet_id: ref(PRIVATE_B) })],
    [
      "a Worker that moves to another subnet",
      (stack: StackDraft) => stack.change(WORKER, { subnet_id: ref(PRIVATE_B) }),
    ],
    ["a Worker of another size", (stack: StackDraft) => stack.change(WORKER, { instance_type: "m7i.large" })],
  ])("opens and closes nothing with %s", (_, then) => {
    expect(change(then)).toMatchObject({ opened: [], closed: [] });
  });

  test("names outside addresses by their blocks where they are few", () => {
    expect(change(sshFrom("198.51.100.0/24")).opened).toEqual(["198.51.100.0/24 -> client TCP 22"]);
    expect(change(sshFrom("0.0.0.0/1")).opened).toEqual(["0.0.0.0/1 -> client TCP 22"]);
    expect(change(sshFrom("198.51.100.0/24", "192.0.2.7/32")).opened).toEqual([
      "192.0.2.7/32, 198.51.100.0/24 -> client TCP 22",
    ]);
  });

  test("names everybody internet, whoever could do it before", () => {
    expect(change(sshFrom("0.0.0.0/0")).opened).toEqual(["internet -> client TCP 22"]);
    expect(change(sshFrom("0.0.0.0/1", "128.0.0.0/1")).opened).toEqual(["internet -> client TCP 22"]);
    expect(change(sshFrom("0.0.0.0/0"), { first: sshFrom("198.51.100.0/24") }).opened).toEqual([
      "internet -> client TCP 22",
    ]);
  });

  test("compares an address with itself, though each side tells other addresses apart", () => {
    const narrower = change(sshFrom("198.51.100.0/25"), { first: sshFrom("198.51.100.0/24") });
    expect(narrower).toMatchObject({ opened: [], closed: ["198.51.100.128/25 -> client TCP 22"] });
    expect(narrower.kept).toContain("198.51.100.0/25 -> client TCP 22");
  });

  test("tells traffic to a service from that to everybody", () => {
    const closed = change((stack) => stack.remove("aws_vpc_endpoint.network_s3")).closed;
    expect(closed).toEqual(["head -> s3 TCP 443 (expected)", "workers -> s3 TCP 443 (expected)"]);
  });

  test("sees a listener go, though the group still lets its port in", () => {
    expect(change((stack) => stack.remove(HTTP_LISTENER)).closed).toEqual([
      "client -> load-balancer TCP 80 (expected)",
      "internet -> load-balancer TCP 80 (expected)",
      "load-balancer -> head TCP 8000 (expected)",
    ]);
  });

  test("says some where it is so for some machines only", () => {
    const { opened } = change((stack) => stack.change(WORKER, { vpc_security_group_ids: [ref(HEAD_GROUP)] }));
    expect(opened).toContain("load-balancer -> workers TCP 8000 (some)");
  });

  test("says possible where only an unknown value decides, in both directions", () => {
    const unknown = (stack: StackDraft) => stack.change(API, { from_port: "${var.port}" });
    expect(change(unknown).closed).toEqual(["load-balancer -> head TCP 8000 (expected, possible)"]);
    const ssh = (stack: StackDraft) => stack.add(PLANTED, rule(CLIENT_GROUP, [22, 22], { cidr_ipv4: "${var.office}" }));
    expect(change(ssh).opened).toEqual(["internet -> client TCP 22 (possible)"]);
  });

  test("lists a doubt that is the same before and after among what it cannot see", () => {
    const ssh = (stack: StackDraft) => stack.add(PLANTED, rule(CLIENT_GROUP, [22, 22], { cidr_ipv4: "${var.office}" }));
    const { comparison } = changeStack({ environment: "dev", first: ssh, then: ssh });
    expect(comparison.opened).toEqual([]);
    expect(comparison.unseen).toEqual([
      {
        about: PLANTED,
        reason:
          "admits TCP 22 from addresses that nobody knows ('${var.office}' is set when Terraform runs); so nobody knows, before or after, about internet -> client",
      },
    ]);
  });

  test("names what the model has no shape for once for each reason", () => {
    const database = { engine: "postgres", db_subnet_group_name: "x" };
    const { comparison } = changeStack({
      environment: "dev",
      then: (stack) => ["a", "b", "c"].forEach((name) => stack.add(`aws_db_instance.${name}`, database)),
    });
    expect(comparison.unseen).toEqual([
      {
        about: "aws_db_instance.a and 2 more",
        reason: "is a network participant that this proof does not model (aws_db_instance)",
      },
    ]);
  });

  test("takes what two flows imply as expected", () => {
    const https = (stack: StackDraft) =>
      stack.add(PLANTED, rule("aws_security_group.load_balancer_security_group", [443, 443], EVERYBODY));
    // The Client may call everybody on 443, and the contract of prod lets everybody call the load balancer on it.
    const without = (stack: StackDraft) =>
      stack.remove("aws_vpc_security_group_ingress_rule.traffic_internet-to-load-balancer-443_ingress");
    const { comparison, consequences } = changeStack({ environment: "prod", first: without, then: () => undefined });
    expect(lines(comparison.opened)).toEqual([
      "client -> load-balancer TCP 443 (expected)",
      "head -> load-balancer TCP 443 (expected)",
      "internet -> load-balancer TCP 443 (expected)",
      "workers -> load-balancer TCP 443 (expected)",
    ]);
    expect(consequences).toEqual([]);
    expect(change(https).opened).toEqual(["client -> load-balancer TCP 443", "internet -> load-balancer TCP 443"]);
  });

  test("reads roles from tags where there is no contract, and leaves open what is expected", () => {
    const { comparison } = changeStack({
      environment: "dev",
      hasContract: false,
      then: (stack) => stack.remove(OPERATORS),
    });
    expect(comparison.closed).toMatchObject([{ from: "203.0.113.7/32", to: "client", ports: "22" }]);
    expect(comparison.closed.map(({ expected }) => expected)).toEqual([undefined]);
  });

  test("names the addresses on the way, with what lets the traffic in", () => {
    const { comparison } = changeStack({ environment: "dev", then: sshFrom("0.0.0.0/0") });
    const via = comparison.opened.flatMap((row) => row.via);
    expect(via).toEqual(expect.arrayContaining([`${PLANTED}_0`, "aws_route.network_public_internet_route"]));
    expect(via.at(-1)).toBe("aws_instance.client");
  });

  test("follows a machine to its new role", () => {
    const { before, after } = changeStack({
      environment: "dev",
      then: (stack) => stack.change(HEAD, { tags: { Role: "database" } }),
    });
    const { comparison } = compareModels(before, after);
    expect(lines(comparison.opened)).toContain("load-balancer -> database TCP 8000");
    expect(lines(comparison.closed)).toContain("load-balancer -> head TCP 8000");
  });

  test("opens what one machine may do with its like only when there are two", () => {
    const among = (stack: StackDraft) => {
      stack.add(PLANTED, rule(WORKERS_GROUP, [7000, 7000], membersOf(WORKERS_GROUP)));
      stack.add(
        "aws_vpc_security_group_egress_rule.planted",
        rule(WORKERS_GROUP, [7000, 7000], membersOf(WORKERS_GROUP)),
      );
    };
    const one = (stack: StackDraft) => {
      among(stack);
      stack.remove(WORKER);
    };
    expect(change(among, { first: one }).opened).toEqual(["workers -> workers TCP 7000"]);
    expect(change(among, { first: among }).opened).toEqual([]);
  });

  test("never takes a machine for one that calls itself", () => {
    const among = (stack: StackDraft) => {
      stack.add(PLANTED, rule(WORKERS_GROUP, [7000, 7000], membersOf(WORKERS_GROUP)));
      stack.add(
        "aws_vpc_security_group_egress_rule.planted",
        rule(WORKERS_GROUP, [7000, 7000], membersOf(WORKERS_GROUP)),
      );
    };
    const apart = (stack: StackDraft) => {
      among(stack);
      stack.change(WORKER, { subnet_id: ref(PRIVATE_B) });
    };
    expect(change(apart, { first: among })).toMatchObject({ opened: [], closed: [] });
  });

  test("takes a prefix list that may hold the load balancer's public address for no way to it", () => {
    const overrides = { network: { s3Endpoint: true, egress: "none" } };
    const { before, contract } = changeStack({ environment: "prod", overrides, then: () => undefined });
    const { opened } = compareTraffic(NOTHING, before, contract);
    expect(lines(opened).filter((line) => line.includes("head -> load-balancer"))).toEqual([]);
  });
});
