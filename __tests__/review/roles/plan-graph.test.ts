import { Wire } from "../../../src/model/plan/plan";
import { PlanGraph } from "../../../src/review/roles/plan-graph";
import { deleted, kept, planOf, replaced } from "../../support/plan-builder";

const NODES = ["aws_instance.node[0]", "aws_instance.node[1]"];
const TARGETS = ["aws_lb_target_group_attachment.t[0]", "aws_lb_target_group_attachment.t[1]"];

/** Each target names the configuration of the nodes, as it does before it is made. */
function countedGraph(): PlanGraph {
  const wires: [string, Wire[]][] = TARGETS.map((address) => [
    address,
    [{ attribute: "target_id", to: "aws_instance.node" }],
  ]);
  return new PlanGraph(
    planOf(
      [...NODES, ...TARGETS].map((address) => kept(address)),
      { wiresAfter: new Map(wires) },
    ),
  );
}

describe("PlanGraph", () => {
  it("follows wires in both directions", () => {
    const graph = new PlanGraph(planOf([kept("aws_vpc.v"), kept("aws_subnet.s", {}, { vpc_id: "aws_vpc.v" })]));
    expect(graph.namedBy("aws_subnet.s", ["vpc_id"])).toEqual(["aws_vpc.v"]);
    expect(graph.namedBy("aws_subnet.s", ["other"])).toEqual([]);
    expect(graph.usersOf("aws_vpc.v")).toEqual([{ address: "aws_subnet.s", attribute: "vpc_id" }]);
  });

  it("leads from one of several to the one with the same key", () => {
    const graph = countedGraph();
    expect(graph.namedBy("aws_lb_target_group_attachment.t[1]")).toEqual(["aws_instance.node[1]"]);
    expect(graph.usersOf("aws_instance.node[0]").map(({ address }) => address)).toEqual([
      "aws_lb_target_group_attachment.t[0]",
    ]);
  });

  it("leads to all of several where no key is the same", () => {
    const wires = new Map([["aws_lb.api", [{ attribute: "subnets", to: "aws_subnet.s" }]]]);
    const subnets = ['aws_subnet.s["a"]', 'aws_subnet.s["b"]'];
    const graph = new PlanGraph(
      planOf(
        ["aws_lb.api", ...subnets].map((address) => kept(address)),
        { wiresAfter: wires },
      ),
    );
    expect(graph.namedBy("aws_lb.api")).toEqual(subnets);
    expect(graph.usersOf('aws_subnet.s["b"]')).toHaveLength(1);
  });

  it("tells before from after", () => {
    const graph = new PlanGraph(planOf([deleted("aws_eip.a"), replaced("aws_vpc.v", "cidr_block")]));
    expect(graph.before("aws_eip.a")).toBeDefined();
    expect(graph.after("aws_eip.a")).toBeUndefined();
    expect(graph.change("aws_vpc.v")?.action).toBe("replace");
  });
});
