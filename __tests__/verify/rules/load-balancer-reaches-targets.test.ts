import { loadBalancerReachesTargets } from "../../../src/verify/rules/load-balancer-reaches-targets";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(loadBalancerReachesTargets, {
  "names the load balancer that lets nothing out to its targets": [
    { "aws_vpc_security_group_egress_rule.lb": null, "aws_lb_target_group_attachment.api_2": null },
    fault("aws_lb.api", "does not let requests out to aws_instance.api_1 on TCP 8000"),
    fault("aws_lb.api", "does not let health checks out to aws_instance.api_1 on TCP 8000"),
  ],
  "names the target that does not admit health checks on a port of their own": [
    {
      "aws_lb_target_group.api": { health_check: { port: "8001" } },
      "aws_vpc_security_group_egress_rule.lb": { to_port: 8001 },
      "aws_lb_target_group_attachment.api_2": null,
    },
    fault("aws_instance.api_1", "does not admit health checks of aws_lb.api on TCP 8001"),
  ],
  "names the target that listens on a port of its own": [
    {
      "aws_lb_target_group.api": { health_check: { port: "8000" } },
      "aws_lb_target_group_attachment.api_1": { port: 9000 },
      "aws_lb_target_group_attachment.api_2": null,
    },
    fault("aws_lb.api", "does not let requests out to aws_instance.api_1 on TCP 9000"),
    fault("aws_instance.api_1", "does not admit requests of aws_lb.api on TCP 9000"),
  ],
  "takes the addresses of the load balancer's subnets for the load balancer": [
    {
      "aws_vpc_security_group_ingress_rule.api": { referenced_security_group_id: null, cidr_ipv4: "10.0.0.0/16" },
    },
  ],
  "cannot tell where the port is set when Terraform runs": [
    { "aws_lb_target_group.api": { port: "${var.port}" }, "aws_lb_target_group_attachment.api_2": null },
    unknown("aws_instance.api_1", "'${var.port}' is set when Terraform runs"),
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
});
