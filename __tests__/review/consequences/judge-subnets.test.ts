import { kept, planOf, updated } from "../../support/plan-builder";
import { consequenceLines } from "../../support/review-lines";
import { gone, remade, smallNetwork } from "../../support/small-network";

describe("judgeSubnets", () => {
  it("says that AWS refuses while somebody stays in it", () => {
    expect(consequenceLines(planOf(smallNetwork(gone("aws_subnet.private"))))).toContain(
      "outage network: Subnet private is deleted: AWS refuses while anything of the Workers is in it, and the apply stops half-way",
    );
  });

  it("leaves it to the machines in it where they go too", () => {
    const plan = planOf(
      smallNetwork(remade("aws_subnet.private", "cidr_block"), remade("aws_instance.worker_1", "ami")),
    );
    const lines = consequenceLines(plan);
    expect(lines).toContain(
      "in-place network: Subnet private is replaced when everything in it has left or is deleted",
    );
    expect(lines[0]).toMatch(/^outage workers: The Worker is replaced/);
  });

  it("says that AWS refuses where a load balancer is to move from a subnet to the one in its place", () => {
    const lb = updated(
      "aws_lb.api",
      { tags: { Role: "load-balancer" }, load_balancer_type: "application" },
      { tags: { Role: "load-balancer" }, load_balancer_type: "application", subnets: ["subnet-2"] },
      { subnets: ["aws_subnet.public"] },
    );
    const plan = planOf(smallNetwork(lb, gone("aws_instance.client"), remade("aws_subnet.public", "cidr_block")));
    expect(consequenceLines(plan)).toContain(
      "outage network: Subnet public is replaced: AWS refuses while anything of the load balancer is in it, and the apply stops half-way",
    );
    expect(consequenceLines(plan)).toContain(
      "degraded load-balancer: The load balancer leaves a subnet: its addresses there go, and callers that have them cached fail until they look them up again",
    );
  });

  it("says that nobody is in it", () => {
    const plan = planOf(smallNetwork({ ...kept("aws_subnet.idle", {}, { vpc_id: "aws_vpc.net" }), is: undefined }));
    expect(consequenceLines(plan)).toEqual(["in-place network: Subnet idle is deleted; nobody is in it"]);
  });

  it("says that public addresses are for new machines only", () => {
    const subnet = { address: "aws_subnet.private", was: {}, is: { map_public_ip_on_launch: true } };
    expect(consequenceLines(planOf(smallNetwork(subnet)))).toContain(
      "in-place network: Subnet private is public: machines that are made in it from now on get a public address; those that there are do not",
    );
  });
});
