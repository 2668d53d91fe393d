/** Prefix lists: a customer's is known by its entries, one of AWS by its service only. */
import { AddressTerm } from "../../../src/model/network-model";
import { ask, network, possible, ref, rule } from "../../support/topology";

const IN = "internet -> web tcp 443";
const S3 = "com.amazonaws.us-east-1.s3";
const RULE = "aws_vpc_security_group_ingress_rule.web_internet";
const HALVES = { entry: [{ cidr: "0.0.0.0/1" }, { cidr: "128.0.0.0/1" }] };

const byList = (id: string) => ({ [RULE]: rule("web", "tcp 443", { prefix_list_id: id }) });
const named = (role: string, ...terms: readonly AddressTerm[]) => new Map([[role, terms]]);

describe("prefix lists of a customer", () => {
  const id = ref("aws_ec2_managed_prefix_list.list");

  test("are the addresses of their entries", () => {
    const list = { "aws_ec2_managed_prefix_list.list": HALVES };
    expect(ask(network({ ...list, ...byList(id) }), IN).verdict).toBe("allowed");
    const half = { "aws_ec2_managed_prefix_list.list": { entry: HALVES.entry.slice(1) } };
    expect(ask(network({ ...half, ...byList(id) }), IN).verdict).toBe("blocked");
  });

  test("have entries that stand alone, too", () => {
    const entry = { prefix_list_id: id, cidr: "0.0.0.0/0" };
    const list = { "aws_ec2_managed_prefix_list.list": {}, "aws_ec2_managed_prefix_list_entry.all": entry };
    expect(ask(network({ ...list, ...byList(id) }), IN).verdict).toBe("allowed");
  });

  test("are unknown where an entry is", () => {
    const list = { "aws_ec2_managed_prefix_list.list": { entry: [{ cidr: "${var.office}" }] } };
    const { verdict, messages } = ask(network({ ...list, ...byList(id) }), IN);
    expect(verdict).toBe("unknown");
    expect(messages).toEqual([
      "internet -> web TCP 443 may not get through: aws_vpc_security_group_ingress_rule.web_internet admits TCP 443 from addresses that nobody knows ('${var.office}' is set when Terraform runs)",
    ]);
  });
});

describe("prefix lists of AWS", () => {
  const fromS3 = { ...byList(ref("data.aws_prefix_list.s3")) };
  const cloudFront = byList("pl-3b927c52");

  test("are public addresses that nobody knows, and the finding says so", () => {
    expect(ask(network(cloudFront), IN)).toEqual({
      verdict: "unknown",
      blame: ["aws_security_group.web"],
      messages: [
        "internet -> web TCP 443 may not get through: aws_vpc_security_group_ingress_rule.web_internet admits TCP 443 from the AWS-managed prefix list pl-3b927c52",
      ],
    });
    expect(possible(network(cloudFront))).toContain("internet -> web TCP 443 unknown");
  });

  test("are known where the contract names them", () => {
    const contract = named("edge", { kind: "service", service: "pl-3b927c52" });
    expect(ask(network(cloudFront), "edge -> web tcp 443", contract).verdict).toBe("allowed");
    expect(ask(network(cloudFront), IN, contract).verdict).toBe("blocked");
    expect(ask(network(), "edge -> web tcp 443", contract).verdict).toBe("allowed");
  });

  test("of one role may be several", () => {
    const contract = named(
      "edge",
      { kind: "service", service: "pl-11111111" },
      { kind: "service", service: "pl-3b927c52" },
    );
    expect(ask(network(cloudFront), "edge -> web tcp 443", contract).verdict).toBe("blocked");
    const both = {
      ...cloudFront,
      "aws_vpc_security_group_ingress_rule.more": rule("web", "tcp 443", { prefix_list_id: "pl-11111111" }),
    };
    expect(ask(network(both), "edge -> web tcp 443", contract).verdict).toBe("allowed");
  });

  test("of a service whose list is not looked up are unknown", () => {
    expect(ask(network(fromS3), IN).verdict).toBe("unknown");
  });

  test("of a service have no private addresses", () => {
    const outwards = {
      "aws_vpc_security_group_egress_rule.web_db": rule("web", "tcp 5432", {
        prefix_list_id: ref("aws_vpc_endpoint.s3", "prefix_list_id"),
      }),
      "aws_vpc_endpoint.s3": { vpc_id: ref("aws_vpc.v"), service_name: S3, route_table_ids: [] },
    };
    expect(ask(network(outwards), "web -> db tcp 5432").verdict).toBe("blocked");
  });
});
