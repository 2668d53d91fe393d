import { TrafficSet } from "../../../src/traffic/traffic-set";
import { loadBalancerReachesTargets } from "../../../src/verify/rules/load-balancer-reaches-targets";
import { describeRule, fault, unknown } from "../../support/describe-rule";
import { workingStack } from "../../support/working-stack";

const CHECK_TRAFFIC_PORT =
  "Check the health on the traffic port, or add a flow for the health checks to the contract and open their port on both groups.";

describeRule(loadBalancerReachesTargets, {
  "names the load balancer that lets nothing out to its targets": [
    { "aws_vpc_security_group_egress_rule.lb": null, "aws_lb_target_group_attachment.api_2": null },
    fault(
      "aws_security_group.lb",
      "does not let requests of aws_lb.api out to the targets of aws_lb_target_group.api on TCP 8000",
    ),
    fault(
      "aws_security_group.lb",
      "does not let health checks of aws_lb.api out to the targets of aws_lb_target_group.api on TCP 8000",
    ),
  ],
  "names the target that does not admit health checks on a port of their own": [
    {
      "aws_lb_target_group.api": { health_check: { port: "8001" } },
      "aws_vpc_security_group_egress_rule.lb": { to_port: 8001 },
      "aws_lb_target_group_attachment.api_2": null,
    },
    fault("aws_security_group.api", "does not admit health checks of aws_lb.api on TCP 8001", CHECK_TRAFFIC_PORT),
  ],
  "names the target that listens on a port of its own": [
    {
      "aws_lb_target_group.api": { health_check: { port: "8000" } },
      "aws_lb_target_group_attachment.api_1": { port: 9000 },
      "aws_lb_target_group_attachment.api_2": null,
    },
    fault(
      "aws_security_group.lb",
      "does not let requests of aws_lb.api out to the targets of aws_lb_target_group.api on TCP 9000",
    ),
    fault("aws_security_group.api", "does not admit requests of aws_lb.api on TCP 9000"),
  ],
  "takes the addresses of the load balancer's subnets for the load balancer": [
    {
      "aws_vpc_security_group_ingress_rule.api": { referenced_security_group_id: null, cidr_ipv4: "10.0.0.0/16" },
    },
  ],
  "cannot tell where the port is set when Terraform runs": [
    { "aws_lb_target_group.api": { port: "${var.port}" }, "aws_lb_target_group_attachment.api_2": null },
    unknown("aws_instance.api_1", "'${var.port}' is set when Terraform runs"),
  ],
  "cannot tell where the target has a group that is not in the JSON": [
    {
      "aws_instance.api_1": { vpc_security_group_ids: ["sg-1"] },
      "aws_vpc_security_group_egress_rule.lb": { referenced_security_group_id: null, cidr_ipv4: "10.0.0.0/16" },
      "aws_lb_target_group_attachment.api_2": null,
    },
    unknown("aws_instance.api_1", "whether it does not admit requests of aws_lb.api on TCP 8000"),
    unknown("aws_instance.api_1", "whether it does not admit health checks of aws_lb.api on TCP 8000"),
  ],
  "leaves functions alone": [
    {
      "aws_lb_target_group.api": { target_type: "lambda" },
      "aws_vpc_security_group_egress_rule.lb": null,
    },
  ],
});

describe("load-balancer-reaches-targets beside a contract", () => {
  test("leaves the ports that the contract names to the proof of the contract", () => {
    const closed = {
      "aws_lb.api": { tags: { Role: "load-balancer" } },
      "aws_instance.api_1": { tags: { Role: "head" } },
      "aws_lb_target_group.api": { health_check: { port: "8001" } },
      "aws_lb_target_group_attachment.api_2": null,
      "aws_vpc_security_group_egress_rule.lb": null,
      "aws_vpc_security_group_ingress_rule.api": { to_port: 8001 },
    };
    const traffic = TrafficSet.of("tcp", 8000);
    const flow = { from: "load-balancer", to: "head", protocol: "tcp", ports: "8000", traffic, purpose: "API" };
    const contract = { addresses: new Map(), flows: [flow] };
    expect(loadBalancerReachesTargets.check({ model: workingStack(closed), contract })).toEqual([
      fault(
        "aws_security_group.lb",
        "does not let health checks of aws_lb.api out to the targets of aws_lb_target_group.api on TCP 8001",
        CHECK_TRAFFIC_PORT,
      ),
    ]);
  });
});
