import { targetGroupProtocolFitsLoadBalancer } from "../../../src/verify/rules/target-group-protocol-fits-load-balancer";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(targetGroupProtocolFitsLoadBalancer, {
  "names the target group of a network load balancer": [
    { "aws_lb_target_group.api": { protocol: "TCP" } },
    fault("aws_lb_target_group.api", "speaks TCP, but aws_lb.api is of type application, which takes HTTP, HTTPS"),
  ],
  "names the target group of an application load balancer": [
    { "aws_lb.api": { load_balancer_type: "network" } },
    fault(
      "aws_lb_target_group.api",
      "speaks HTTP, but aws_lb.api is of type network, which takes TCP, TLS, UDP, TCP_UDP, QUIC, TCP_QUIC",
    ),
  ],
  "cannot tell where the protocol is set when Terraform runs": [
    { "aws_lb_target_group.api": { protocol: "${var.protocol}" } },
    unknown("aws_lb_target_group.api", "'${var.protocol}' is set when Terraform runs"),
  ],
  "leaves the target group of a function alone, which has no protocol": [
    { "aws_lb_target_group.api": { target_type: "lambda", protocol: null } },
  ],
  "cannot tell where neither target type nor protocol is given": [
    { "aws_lb_target_group.api": { target_type: "${var.kind}", protocol: null } },
    unknown("aws_lb_target_group.api", "'aws_lb_target_group.api' names no protocol"),
  ],
});
