import { Known } from "../../../src/model/known";
import { AclEntry, NetworkAcl } from "../../../src/model/network-model";
import { byKey, modelOf, NETWORK, Resources } from "../../support/terraform-json";

const ACL = "${aws_network_acl.n.id}";
const ANY = { protocol: "tcp", from_port: 80, to_port: 80, cidr_block: "0.0.0.0/0" };

function aclIn(key: string, ...parts: readonly Resources[]): NetworkAcl {
  return byKey(modelOf(NETWORK, ...parts).networkAcls, key);
}

function words({ direction, number, action, peer, traffic }: AclEntry): string {
  const addresses = peer.kind === "addresses" ? peer.addresses.toString() : peer.kind;
  return [direction, word(number), word(action), addresses, word(traffic)].join(" ");
}

function word(known: Known<{ toString(): string }>): string {
  return known.kind === "known" ? known.value.toString() : `? ${known.reason}`;
}

function entryOf(entry: object): string {
  const ingress = { rule_no: 1, action: "allow", ...ANY, ...entry };
  return aclIn("aws_network_acl.n", { aws_network_acl: { n: { ingress } } })
    .entries.map(words)
    .join();
}

describe("readNetworkAcls", () => {
  test("inline entries and rules that stand alone are entries alike", () => {
    const vpc_id = "${aws_vpc.v.id}";
    const { entries, vpc } = aclIn("aws_network_acl.n", {
      aws_network_acl: {
        n: {
          vpc_id,
          ingress: [{ rule_no: "100", action: "ALLOW", ...ANY }],
          egress: { rule_no: 1, action: "deny", ...ANY },
        },
      },
      aws_network_acl_rule: {
        a: { network_acl_id: ACL, rule_number: 200, rule_action: "allow", ...ANY },
        b: { network_acl_id: ACL, rule_number: 201, rule_action: "Deny", egress: true, ...ANY },
      },
    });
    expect(vpc).toEqual({ kind: "resource", key: "aws_vpc.v" });
    expect(entries.map((entry) => `${entry.address} ${words(entry)}`)).toEqual([
      "aws_network_acl.n ingress 100 allow 0.0.0.0/0 TCP 80",
      "aws_network_acl.n egress 1 deny 0.0.0.0/0 TCP 80",
      "aws_network_acl_rule.a ingress 200 allow 0.0.0.0/0 TCP 80",
      "aws_network_acl_rule.b egress 201 deny 0.0.0.0/0 TCP 80",
    ]);
  });

  test.each([
    [{ protocol: "6" }, "TCP 80"],
    [{ protocol: "Udp", from_port: "1024", to_port: "65535" }, "UDP 1024-65535"],
    [{ protocol: "-1", from_port: 0, to_port: 0 }, "all traffic"],
    [{ protocol: "ALL" }, "all traffic"],
    [{ protocol: "esp" }, "all protocol 50"],
    [{ protocol: "icmp", icmp_type: 8, icmp_code: -1 }, "ICMP 8/0-8/255"],
    [{ protocol: "1", icmp_type: "-1" }, "all ICMP"],
    [{ protocol: "ipv6-icmp", icmp_type: 128, icmp_code: 0 }, "ICMPv6 128/0"],
    [{ protocol: "icmp" }, "ICMP 0/0"],
    [{ from_port: null, to_port: null }, "TCP 0"],
    [{ protocol: "${var.p}" }, "? '${var.p}' is set when Terraform runs"],
  ])("the traffic of %j is '%s'", (entry, traffic) => {
    expect(entryOf(entry)).toBe(`ingress 1 allow 0.0.0.0/0 ${traffic}`);
  });

  test("what an entry does not say is unknown", () => {
    expect(entryOf({ cidr_block: "", ipv6_cidr_block: "::/0" })).toBe("ingress 1 allow ::/0 TCP 80");
    expect(entryOf({ cidr_block: null })).toBe("ingress 1 allow unknown TCP 80");
    expect(entryOf({ action: "maybe" })).toBe("ingress 1 ? 'maybe' is neither allow nor deny 0.0.0.0/0 TCP 80");
    expect(entryOf({ rule_no: null, action: null, protocol: null })).toBe(
      "ingress ? the entry has no number ? the entry has no action 0.0.0.0/0 ? the entry has no protocol",
    );
  });

  test("the default ACL of a VPC lets everything through, at the VPC's address", () => {
    const { address, entries, vpc } = aclIn("aws_vpc.v#default-network-acl");
    expect([address, vpc]).toEqual(["aws_vpc.v", { kind: "resource", key: "aws_vpc.v" }]);
    expect(entries.map(words)).toEqual([
      "ingress 100 allow 0.0.0.0/0 all traffic",
      "ingress 101 allow ::/0 all traffic",
      "egress 100 allow 0.0.0.0/0 all traffic",
      "egress 101 allow ::/0 all traffic",
    ]);
  });

  test("rules may be added to a default ACL that nobody adopts", () => {
    const rule = { rule_number: 50, rule_action: "deny", ...ANY };
    const aws_network_acl_rule = { r: { network_acl_id: "${aws_vpc.v.default_network_acl_id}", ...rule } };
    const { entries } = aclIn("aws_vpc.v#default-network-acl", { aws_network_acl_rule });
    expect(entries.map(words)).toContain("ingress 50 deny 0.0.0.0/0 TCP 80");
    expect(entries).toHaveLength(5);
  });

  test("who adopts a default ACL empties it but for its own entries, and undoes rules that stand alone", () => {
    const acl = aclIn("aws_vpc.v#default-network-acl", {
      aws_default_network_acl: {
        d: {
          default_network_acl_id: "${aws_vpc.v.default_network_acl_id}",
          ingress: [{ rule_no: 1, action: "allow", ...ANY }],
        },
      },
      aws_network_acl_rule: { r: { network_acl_id: "${aws_default_network_acl.d.id}", rule_number: 2, ...ANY } },
    });
    expect([acl.address, acl.vpc]).toEqual(["aws_default_network_acl.d", { kind: "resource", key: "aws_vpc.v" }]);
    expect(acl.entries.map(words)).toEqual(["ingress 1 allow 0.0.0.0/0 TCP 80"]);
    expect(acl.unseen).toEqual(["'aws_default_network_acl.d' removes 'aws_network_acl_rule.r'"]);
  });

  test("entries that cannot be seen are told", () => {
    const { unseen } = aclIn("aws_network_acl.n", {
      aws_network_acl: { n: { ingress: "${var.rules}" } },
      aws_network_acl_rule: { r: { network_acl_id: ACL, egress: "${var.egress}", rule_number: 1, ...ANY } },
    });
    expect(unseen).toEqual([
      "the ingress entries of 'aws_network_acl.n' are made when Terraform runs",
      "'${var.egress}' is set when Terraform runs",
    ]);
  });
});
