import { planOf } from "../../support/plan-builder";
import { consequenceLines, reviewOf } from "../../support/review-lines";
import { remade, smallNetwork } from "../../support/small-network";

const EVERYTHING = [
  "aws_internet_gateway.gate",
  "aws_subnet.public",
  "aws_route_table.public",
  "aws_route.public",
  "aws_route_table_association.public",
  "aws_nat_gateway.nat",
];

describe("judgeVpcs", () => {
  it("tells what goes with a VPC together with it, and nothing of it twice", () => {
    const plan = planOf(
      smallNetwork(remade("aws_vpc.net", "cidr_block"), ...EVERYTHING.map((name) => remade(name, "x"))),
    );
    const { consequences, changes } = reviewOf(plan);
    expect(consequenceLines(plan)).toContain(
      "outage network: The VPC is replaced with everything in it (6 resources): the Client and the Workers cannot be reached until it is all there again",
    );
    expect(consequences.filter(({ role }) => role === "network")).toHaveLength(1);
    expect(changes.filter(({ impact }) => impact === "outage")).toHaveLength(7);
  });

  it("takes DNS that is turned off for degraded", () => {
    const quiet = { address: "aws_vpc.net", was: { enable_dns_support: true }, is: { enable_dns_support: false } };
    expect(consequenceLines(planOf(smallNetwork(quiet)))).toContain(
      "degraded network: The VPC: DNS is turned off: machines no longer find anything by name, AWS's services and endpoints included",
    );
  });

  it("takes the rest for updates in place", () => {
    const plan = planOf(smallNetwork({ address: "aws_vpc.net", was: { tenancy: "a" }, is: { tenancy: "b" } }));
    expect(consequenceLines(plan)).toContain("in-place network: The VPC is updated in place");
  });
});
