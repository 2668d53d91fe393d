import { listenerProtocolFitsLoadBalancer } from "../../../src/verify/rules/listener-protocol-fits-load-balancer";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(listenerProtocolFitsLoadBalancer, {
  "names the listener": [
    { "aws_lb_listener.https": { protocol: "TLS" } },
    fault("aws_lb_listener.https", "speaks TLS, but its load balancer is of type application, which takes HTTP, HTTPS"),
  ],
  "cannot tell where the type of the load balancer is set when Terraform runs": [
    { "aws_lb.api": { load_balancer_type: "${var.type}" } },
    unknown("aws_lb_listener.http", "'${var.type}' is set when Terraform runs"),
    unknown("aws_lb_listener.https", "'${var.type}' is set when Terraform runs"),
  ],
  "lets a network load balancer have its own protocols": [
    {
      "aws_lb.api": { load_balancer_type: "network" },
      "aws_lb_listener.http": { protocol: "UDP" },
      "aws_lb_listener.https": { protocol: "tls" },
    },
  ],
});
