import { created, deleted, kept, planOf, replaced } from "../../support/plan-builder";
import { consequenceLines } from "../../support/review-lines";

const CLIENT = { tags: { Role: "client" } };
const ADDRESS = { ...CLIENT, public_ip: "192.0.2.1" };
const TIES = { allocation_id: "aws_eip.client", instance_id: "aws_instance.client" };

describe("judgeElasticIps", () => {
  it("takes a released address for a loss", () => {
    expect(consequenceLines(planOf([kept("aws_instance.client", CLIENT), deleted("aws_eip.client", ADDRESS)]))).toEqual(
      [
        "loss client: Elastic IP 192.0.2.1 is released and gone for good; whoever knows the Client by it no longer finds it",
      ],
    );
  });

  it("takes a replaced address for a loss", () => {
    const address = replaced("aws_eip.client", "domain", { was: { ...ADDRESS, domain: "standard" }, is: CLIENT });
    expect(consequenceLines(planOf([address]))).toEqual([
      "loss client: Elastic IP 192.0.2.1 is released and gone for good; the Client gets another address",
    ]);
  });

  it("says that a NAT gateway's callers are no longer known by a released address", () => {
    const nat = deleted("aws_nat_gateway.nat", {}, { allocation_id: "aws_eip.nat" });
    const plan = planOf([kept("aws_vpc.net"), nat, deleted("aws_eip.nat", { public_ip: "192.0.2.2" })]);
    expect(consequenceLines(plan)[0]).toBe(
      "loss network: Elastic IP 192.0.2.2 is released and gone for good; whoever lets the machines behind it in by it refuses them",
    );
  });

  it("says that an address is kept where its machine is replaced", () => {
    const sides = { was: { ...CLIENT, ami: "a" }, is: { ...CLIENT, ami: "b" } };
    const plan = planOf([
      kept("aws_eip.client", ADDRESS),
      replaced("aws_instance.client", "ami", sides),
      replaced("aws_eip_association.client", "instance_id", { wires: TIES }),
    ]);
    expect(consequenceLines(plan)).toEqual([
      "outage client: The Client is replaced: it is down until the new one runs; what is on its disk is lost",
      "none client: Elastic IP 192.0.2.1 is kept; it moves to the new machine",
    ]);
  });

  it("takes an address that moves to another machine for an outage", () => {
    const plan = planOf([
      kept("aws_eip.client", ADDRESS),
      kept("aws_instance.client", CLIENT),
      replaced("aws_eip_association.client", "instance_id", { wires: TIES }),
    ]);
    expect(consequenceLines(plan)).toEqual([
      "outage client: Elastic IP 192.0.2.1 is moved to another machine; the Client does not answer at it until then, and open connections break",
    ]);
  });

  it("takes an address that is taken away for an outage", () => {
    const plan = planOf([
      kept("aws_eip.client", ADDRESS),
      kept("aws_instance.client", CLIENT),
      deleted("aws_eip_association.client", {}, TIES),
    ]);
    expect(consequenceLines(plan)).toEqual([
      "outage client: Elastic IP 192.0.2.1 is taken away from the Client, which no longer answers at it",
    ]);
  });

  it("says that an address without its machine is kept", () => {
    const plan = planOf([
      kept("aws_eip.client", ADDRESS),
      deleted("aws_instance.client", CLIENT),
      deleted("aws_eip_association.client", {}, TIES),
    ]);
    expect(consequenceLines(plan)).toContain(
      "none client: Elastic IP 192.0.2.1 is kept, and belongs to no machine any more",
    );
  });

  it("takes a new address for nothing that anybody notices", () => {
    expect(consequenceLines(planOf([created("aws_eip.client", CLIENT)]))).toEqual(["none client: New: 1 Elastic IP"]);
  });
});
