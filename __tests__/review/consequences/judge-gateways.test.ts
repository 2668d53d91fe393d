import { created, idOf, kept, planOf } from "../../support/plan-builder";
import { consequenceLines, reviewOf } from "../../support/review-lines";
import { gone, remade, smallNetwork } from "../../support/small-network";

describe("judgeGateways", () => {
  it("takes an internet gateway that goes for an outage of who has a public address behind it", () => {
    const lines = consequenceLines(planOf(smallNetwork(gone("aws_internet_gateway.gate"))));
    expect(lines).toContain(
      "outage client: The internet gateway is deleted: nobody reaches the Client from the internet",
    );
    expect(lines).toContain(
      "outage network: The internet gateway is deleted: nobody reaches the Client from the internet",
    );
    expect(lines.join()).not.toContain("workers: The internet gateway");
  });

  it("says that a replaced internet gateway is back when it has its routes", () => {
    const lines = consequenceLines(planOf(smallNetwork(remade("aws_internet_gateway.gate", "name"))));
    expect(lines).toContain(
      "outage client: The internet gateway is replaced: nobody reaches the Client from the internet until the new one has its routes",
    );
  });

  it("takes an internet gateway that goes to another VPC for an outage", () => {
    const other = { address: "aws_internet_gateway.gate", was: {}, is: { vpc_id: "vpc-2" } };
    const plan = planOf(smallNetwork(other));
    expect(consequenceLines(plan)).toContain(
      "outage client: The internet gateway is taken to another VPC: nobody reaches the Client from the internet until the new one has its routes",
    );
    expect(reviewOf(plan).consequences[0]?.cause).toEqual(["vpc_id"]);
  });

  it("takes a NAT gateway that goes for degraded, for who is behind it", () => {
    const lines = consequenceLines(planOf(smallNetwork(gone("aws_nat_gateway.nat"), gone("aws_route.private"))));
    expect(lines).toContain(
      "degraded workers: The NAT gateway is deleted: the Workers cannot call the internet, and open connections break",
    );
    expect(lines.join()).not.toContain("client: The NAT gateway");
  });

  it("says that there is another NAT gateway", () => {
    const other = created("aws_nat_gateway.other", {}, { subnet_id: "aws_subnet.public" });
    const route = {
      address: "aws_route.private",
      is: { destination_cidr_block: "0.0.0.0/0", nat_gateway_id: idOf("aws_nat_gateway.other") },
    };
    const plan = planOf(smallNetwork(gone("aws_nat_gateway.nat"), other, route));
    const after = new Map(plan.wiresAfter);
    after.set("aws_route.private", [
      { attribute: "route_table_id", to: "aws_route_table.private" },
      { attribute: "nat_gateway_id", to: "aws_nat_gateway.other" },
    ]);
    expect(consequenceLines({ ...plan, wiresAfter: after })).toContain(
      "in-place network: NAT gateway nat is deleted; its subnets go out through another one, and open connections break",
    );
  });

  it("says that nobody is behind a gateway", () => {
    const idle = kept("aws_nat_gateway.idle", {}, { subnet_id: "aws_subnet.public" });
    expect(consequenceLines(planOf(smallNetwork({ ...idle, is: undefined })))).toEqual([
      "in-place network: NAT gateway idle is deleted; nobody is behind it",
    ]);
  });
});
