import { created, idOf, kept, planOf } from "../../support/plan-builder";
import { consequenceLines } from "../../support/review-lines";
import { gone, remade, smallNetwork } from "../../support/small-network";

describe("judgeRoutes", () => {
  it("takes a route to the internet gateway that goes for an outage", () => {
    expect(consequenceLines(planOf(smallNetwork(gone("aws_route.public"))))).toContain(
      "outage client: Route public is deleted: nobody reaches the Client from the internet",
    );
  });

  it("takes a replaced one for an outage of a moment", () => {
    expect(consequenceLines(planOf(smallNetwork(remade("aws_route.public", "carrier_gateway_id"))))).toContain(
      "outage client: Route public is replaced: nobody reaches the Client from the internet for a moment",
    );
  });

  it("takes a route to a NAT gateway that goes for degraded", () => {
    expect(consequenceLines(planOf(smallNetwork(gone("aws_route.private"))))).toContain(
      "degraded workers: Route private is deleted: the Workers cannot reach 0.0.0.0/0 that way, and open connections break",
    );
  });

  it("takes a route that leads through something else for an update in place", () => {
    const other = {
      address: "aws_route.private",
      is: { destination_cidr_block: "0.0.0.0/0", nat_gateway_id: "nat-2" },
    };
    expect(consequenceLines(planOf(smallNetwork(other)))).toContain(
      "in-place network: Route private leads through something else from now on; open connections break",
    );
  });

  it("takes a public route for an outage only where it leads to no internet gateway any more", () => {
    const gate = kept("aws_internet_gateway.other", {}, { vpc_id: "aws_vpc.net" });
    const leadingTo = (target: object) =>
      planOf(
        smallNetwork(gate, { address: "aws_route.public", is: { destination_cidr_block: "0.0.0.0/0", ...target } }),
      );
    const rerouted = (attribute: string, to: string) => {
      const plan = leadingTo({ gateway_id: "", [attribute]: idOf(to) });
      const wires = [
        { attribute: "route_table_id", to: "aws_route_table.public" },
        { attribute, to },
      ];
      return consequenceLines({ ...plan, wiresAfter: new Map(plan.wiresAfter).set("aws_route.public", wires) });
    };
    expect(rerouted("gateway_id", "aws_internet_gateway.other")).toContain(
      "in-place network: Route public leads through something else from now on; open connections break",
    );
    expect(rerouted("nat_gateway_id", "aws_nat_gateway.nat")).toContain(
      "outage client: Route public leads elsewhere from now on: nobody reaches the Client from the internet",
    );
  });

  it("says who gets a way through a new route", () => {
    const route = created(
      "aws_route.peer",
      { destination_cidr_block: "192.168.0.0/16", vpc_peering_connection_id: "pcx-1" },
      { route_table_id: "aws_route_table.private" },
    );
    expect(consequenceLines(planOf(smallNetwork(route)))).toContain(
      "in-place network: Route peer is new: the Workers reach 192.168.0.0/16 that way from now on",
    );
  });

  it("takes a route table that goes for the loss of its routes", () => {
    const lines = consequenceLines(planOf(smallNetwork(remade("aws_route_table.public", "name"))));
    expect(lines).toContain(
      "outage client: Route table public is replaced: nobody reaches the Client from the internet for a moment",
    );
  });

  it("takes an association that goes for the loss of its routes", () => {
    expect(consequenceLines(planOf(smallNetwork(gone("aws_route_table_association.private"))))).toContain(
      "degraded workers: Route table association private is deleted: the Workers cannot reach what it leads to that way, and open connections break",
    );
  });
});
