import {
  CLIENT,
  CLIENT_GROUP,
  ENDPOINTS_GROUP,
  HEAD,
  HEAD_GROUP,
  HTTP_LISTENER,
  INTERNET_ROUTE,
  LOAD_BALANCER,
  NAT_ROUTE,
  WORKER,
  WORKERS_GROUP,
} from "../../support/faults/addresses";
import { EVERYBODY, INLINE_SSH_FROM_EVERYBODY, membersOf, rule } from "../../support/faults/references";
import { StackDraft } from "../../support/faults/stack-draft";
import { changeStack, compareModels, describeConsequence, NOTHING, StackChange } from "../../support/traffic-changes";

const PLANTED = "aws_vpc_security_group_ingress_rule.planted";
const EGRESS = "aws_vpc_security_group_egress_rule.planted";
const INGRESS = "aws_vpc_security_group_ingress_rule.traffic";
const OPERATORS = `${INGRESS}_operators-to-client-22_ingress-203_0_113_7_32`;
const HTTP = `${INGRESS}_internet-to-load-balancer-80_ingress`;
const API = `${INGRESS}_load-balancer-to-head-8000_ingress`;
const RPC = `${INGRESS}_head-to-workers-9000-9010_ingress`;

function told(then: (stack: StackDraft) => void, rest: Partial<StackChange> = {}): readonly string[] {
  const { consequences } = changeStack({ environment: "dev", then, ...rest });
  return consequences.map((each) => `${describeConsequence(each)} [${each.resource}]`);
}

const sshFrom = (peer: object) => (stack: StackDraft) => stack.add(PLANTED, rule(CLIENT_GROUP, [22, 22], peer));
const without =
  (...addresses: readonly string[]) =>
  (stack: StackDraft) =>
    addresses.forEach((address) => stack.remove(address));

describe("traffic that opens and is not in the contract", () => {
  test("is an exposure of the target, at the rule that opens it", () => {
    expect(told(sshFrom(EVERYBODY))).toEqual([
      `exposure client: TCP 22 of the Client is open to Everyone (0.0.0.0/0), and the contract does not name it [${PLANTED}]`,
    ]);
  });

  test("is one exposure for each rule", () => {
    const halves = (stack: StackDraft) => {
      sshFrom({ cidr_ipv4: "0.0.0.0/1" })(stack);
      stack.add(`${PLANTED}_2`, rule(CLIENT_GROUP, [22, 22], { cidr_ipv4: "128.0.0.0/1" }));
    };
    expect(told(halves)).toEqual([
      `exposure client: TCP 22 of the Client is open to 0.0.0.0/1, and the contract does not name it [${PLANTED}]`,
      `exposure client: TCP 22 of the Client is open to 128.0.0.0/1, and the contract does not name it [${PLANTED}_2]`,
    ]);
  });

  test("is an exposure between roles too", () => {
    const jump = (stack: StackDraft) => {
      stack.add(PLANTED, rule(HEAD_GROUP, [22, 22], membersOf(CLIENT_GROUP)));
      stack.add(EGRESS, rule(CLIENT_GROUP, [22, 22], membersOf(HEAD_GROUP)));
    };
    expect(told(jump)).toEqual([
      `exposure head: TCP 22 of the Head is open to the Client, and the contract does not name it [${PLANTED}]`,
    ]);
  });

  test("is an exposure of the caller where it leads out", () => {
    const out = (stack: StackDraft) => stack.add(EGRESS, rule(CLIENT_GROUP, [25, 25], EVERYBODY));
    expect(told(out)).toEqual([
      `exposure client: The Client can call Everyone (0.0.0.0/0) on TCP 25, and the contract does not name it [${EGRESS}]`,
    ]);
  });

  test("is an exposure where it only may be, and says so", () => {
    expect(told(sshFrom({ cidr_ipv4: "${var.office}" }))).toEqual([
      `exposure client: TCP 22 of the Client is perhaps open to Everyone (0.0.0.0/0), and the contract does not name it [${PLANTED}]`,
    ]);
  });

  test("is not said again of those inside whom everybody includes", () => {
    const https = (stack: StackDraft) =>
      stack.add(PLANTED, rule("aws_security_group.load_balancer_security_group", [443, 443], EVERYBODY));
    expect(told(https)).toEqual([
      `exposure load-balancer: TCP 443 of the load balancer is open to Everyone (0.0.0.0/0), and the contract does not name it [${PLANTED}]`,
    ]);
  });

  test("is an exposure as well where it was open already and stays so, at what lets it in", () => {
    const open = sshFrom(EVERYBODY);
    const alsoResized = (stack: StackDraft) => {
      open(stack);
      stack.change(CLIENT, { instance_type: "m7i.large" });
    };
    expect(told(alsoResized, { first: open })).toEqual([
      `exposure client: TCP 22 of the Client is open to Everyone (0.0.0.0/0) already, and this plan does not close it [${PLANTED}]`,
    ]);
  });

  test("is no exposure where nobody knows, before or after, whether it is open", () => {
    const office = sshFrom({ cidr_ipv4: "${var.office}" });
    expect(told(office, { first: office })).toEqual([]);
  });

  test("is blamed on the group where the rule is in the group itself, as one is that was made by hand", () => {
    const inline = (stack: StackDraft) => stack.change(CLIENT_GROUP, { ingress: [INLINE_SSH_FROM_EVERYBODY] });
    expect(told(inline, { first: inline })).toEqual([
      `exposure client: TCP 22 of the Client is open to Everyone (0.0.0.0/0) already, and this plan does not close it [${CLIENT_GROUP}]`,
    ]);
  });

  test("is no consequence where the plan closes it, but an intended narrowing", () => {
    expect(told(() => undefined, { first: sshFrom(EVERYBODY) })).toEqual([
      `in-place client: TCP 22 of the Client is closed to Everyone (0.0.0.0/0), which the contract does not name; open connections go on as long as AWS tracks them [${PLANTED}]`,
    ]);
  });
});

describe("traffic that opens without a contract at hand", () => {
  test("is an exposure where it comes from outside", () => {
    expect(told(sshFrom({ cidr_ipv4: "198.51.100.0/24" }), { hasContract: false })).toEqual([
      `exposure client: TCP 22 of the Client is open to 198.51.100.0/24 [${PLANTED}]`,
    ]);
  });

  test("is none between roles, nor outward, nor where it is open already", () => {
    const inside = (stack: StackDraft) => {
      stack.add(PLANTED, rule(WORKERS_GROUP, [22, 22], membersOf(HEAD_GROUP)));
      stack.add(EGRESS, rule(HEAD_GROUP, [22, 22], membersOf(WORKERS_GROUP)));
      stack.add(`${EGRESS}_2`, rule(CLIENT_GROUP, [25, 25], EVERYBODY));
    };
    expect(told(inside, { hasContract: false })).toEqual([]);
    expect(told(sshFrom(EVERYBODY), { hasContract: false, first: sshFrom(EVERYBODY) })).toEqual([]);
  });
});

describe("a flow of the contract that closes", () => {
  test.each([
    [
      "operators -> client",
      OPERATORS,
      'outage client: TCP 22 of the Client is closed to operators: nothing of "SSH of the operators" is left',
    ],
    [
      "internet -> load-balancer",
      HTTP,
      'outage load-balancer: TCP 80 of the load balancer is closed to Everyone: nothing of "API over HTTP" is left; nobody reaches the API',
    ],
    [
      "load-balancer -> head",
      API,
      'outage head: TCP 8000 of the Head is closed to the load balancer: nothing of "API requests and health checks" is left; the API is down',
    ],
    [
      "head -> workers",
      RPC,
      'outage workers: TCP 9000-9010 of the Workers is closed to the Head: nothing of "RPC from the Head to the Workers" is left; nobody takes work',
    ],
  ])("is an outage of who serves it: %s", (_, address, consequence) => {
    expect(told(without(address))).toEqual([`${consequence} [${address}]`]);
  });

  test("degrades who serves it where some ports are left", () => {
    expect(told((stack) => stack.change(RPC, { to_port: 9005 }))).toEqual([
      `degraded workers: TCP 9006-9010 of the Workers is closed to the Head: "RPC from the Head to the Workers" goes on in part only [${RPC}]`,
    ]);
  });

  test("degrades who serves it where some machines are left", () => {
    expect(told((stack) => stack.change(WORKER, { vpc_security_group_ids: [`\${${CLIENT_GROUP}.id}`] }))).toContain(
      `degraded workers: TCP 9000-9010 of the Workers is closed to the Head: "RPC from the Head to the Workers" goes on in part only [${WORKER}]`,
    );
  });

  test("degrades who serves it where some addresses are left", () => {
    const half = (stack: StackDraft) => stack.change(HTTP, { cidr_ipv4: "0.0.0.0/1" });
    expect(told(half)).toContain(
      `degraded load-balancer: TCP 80 of the load balancer is closed to Everyone: "API over HTTP" goes on in part only [${HTTP}]`,
    );
  });

  test("degrades the caller at most where it leads out or to an endpoint", () => {
    expect(told(without("aws_vpc_endpoint.network_s3"))).toEqual([
      'degraded head: The Head can no longer call s3 on TCP 443: nothing of "Packages from Amazon S3" is left [aws_vpc_endpoint.network_s3]',
      'degraded workers: The Workers can no longer call s3 on TCP 443: nothing of "Packages from Amazon S3" is left [aws_vpc_endpoint.network_s3]',
    ]);
    const endpoints = `${INGRESS}_workers-to-endpoints-443_ingress`;
    const overrides = { network: { sessionManagerEndpoints: true } };
    expect(told(without(endpoints), { overrides })).toEqual([
      `degraded workers: The Workers can no longer call endpoints on TCP 443: nothing of "Session Manager" is left [${endpoints}]`,
    ]);
    expect(ENDPOINTS_GROUP).toContain("session_manager");
  });

  test("is perhaps an outage where only an unknown value decides", () => {
    expect(told((stack) => stack.change(API, { from_port: "${var.port}" }))).toEqual([
      `outage head: TCP 8000 of the Head is perhaps closed to the load balancer: nothing of "API requests and health checks" is left; the API is down [${API}]`,
    ]);
  });

  test("is blamed on what changes, wherever that is on the way", () => {
    const route = told(without(INTERNET_ROUTE));
    expect(route).toHaveLength(4);
    expect(route.filter((line) => !line.endsWith(`[${INTERNET_ROUTE}]`))).toEqual([]);
    const listener = told(without(HTTP_LISTENER));
    expect(listener.map((line) => line.split(":")[0])).toEqual(["outage head", "outage load-balancer"]);
    expect(listener.filter((line) => !line.endsWith(`[${HTTP_LISTENER}]`))).toEqual([]);
  });

  test("is blamed on an entry of an ACL that stops it, though it is not on the way before", () => {
    const stop = (stack: StackDraft) => {
      const acl = { vpc_id: "${aws_vpc.network_vpc.id}", subnet_ids: ["${aws_subnet.network_private_us-east-1a.id}"] };
      stack.add("aws_network_acl.planted", acl);
    };
    expect(told(stop).filter((line) => !line.endsWith("[aws_network_acl.planted]"))).toEqual([]);
  });

  test("is no consequence of its own where one of the roles goes as a whole, or comes", () => {
    expect(told(without(HEAD))).toEqual([]);
    expect(told(without(LOAD_BALANCER))).toEqual([]);
    const { before, contract } = changeStack({ environment: "dev", then: () => undefined });
    expect(compareModels(NOTHING, before, contract).consequences).toEqual([]);
    expect(compareModels(before, NOTHING, contract).consequences).toEqual([]);
  });

  test("is no outage where one machine is left that has nobody of its kind to call", () => {
    const among = (stack: StackDraft) => {
      stack.add(PLANTED, rule(WORKERS_GROUP, [7000, 7000], membersOf(WORKERS_GROUP)));
      stack.add(EGRESS, rule(WORKERS_GROUP, [7000, 7000], membersOf(WORKERS_GROUP)));
    };
    const one = (stack: StackDraft) => {
      among(stack);
      stack.remove(WORKER);
    };
    expect(told(one, { first: among, hasContract: false })).toEqual([]);
  });
});

describe("traffic that closes and is not in the contract", () => {
  test("promises nothing to open connections where more than a rule goes", () => {
    const noRoute = { environment: "prod" as const, overrides: { network: { egress: "nat-gateway" } } };
    const open = (stack: StackDraft) => stack.add(EGRESS, rule(HEAD_GROUP, [25, 25], EVERYBODY));
    const closed = told(without(NAT_ROUTE), { ...noRoute, first: open });
    expect(closed.filter((line) => line.includes("TCP 25"))).toEqual([
      `in-place head: The Head can no longer call Everyone (0.0.0.0/0) on TCP 25, which the contract does not name [${EGRESS}]`,
    ]);
  });
});

describe("traffic that closes without a contract at hand", () => {
  test("is an outage where nothing is left between the two roles, and degrades them else", () => {
    expect(told(without(API), { hasContract: false })).toEqual([
      `outage head: TCP 8000 of the Head is closed to the load balancer: nothing else is open; the API is down [${API}]`,
    ]);
    expect(told((stack) => stack.change(RPC, { to_port: 9005 }), { hasContract: false })).toEqual([
      `degraded workers: TCP 9006-9010 of the Workers is closed to the Head: other traffic goes on [${RPC}]`,
    ]);
  });

  test("is not said again of those inside whom everybody includes", () => {
    expect(told(without(HTTP_LISTENER), { hasContract: false }).filter((line) => line.includes("Client"))).toEqual([]);
  });

  test("is no outage where it is a way to log in and others reach the role", () => {
    const jump = (stack: StackDraft) => {
      stack.add(PLANTED, rule(HEAD_GROUP, [22, 22], membersOf(CLIENT_GROUP)));
      stack.add(EGRESS, rule(CLIENT_GROUP, [22, 22], membersOf(HEAD_GROUP)));
    };
    expect(told(() => undefined, { first: jump, hasContract: false })).toEqual([
      `degraded head: TCP 22 of the Head is closed to the Client: other traffic goes on [${PLANTED}]`,
    ]);
    expect(told(without(OPERATORS), { hasContract: false })).toEqual([
      `outage client: TCP 22 of the Client is closed to 203.0.113.7/32: nothing else is open [${OPERATORS}]`,
    ]);
  });
});
