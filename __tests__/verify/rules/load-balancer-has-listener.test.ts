import { loadBalancerHasListener } from "../../../src/verify/rules/load-balancer-has-listener";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(loadBalancerHasListener, {
  "names the load balancer without one": [
    { "aws_lb_listener.http": null, "aws_lb_listener.https": null },
    fault("aws_lb.api", "has no listener"),
  ],
  "cannot tell where a listener's load balancer is set when Terraform runs": [
    { "aws_lb_listener.http": { load_balancer_arn: "${var.lb}" }, "aws_lb_listener.https": null },
    unknown("aws_lb.api", "'${var.lb}' is set when Terraform runs"),
  ],
});
