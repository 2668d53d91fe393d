import { listenerPortsAreUnique } from "../../../src/verify/rules/listener-ports-are-unique";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(listenerPortsAreUnique, {
  "names the second listener on a port": [
    { "aws_lb_listener.https": { port: 80 } },
    fault("aws_lb_listener.https", "listens on port 80, as aws_lb_listener.http does"),
  ],
  "cannot tell where a port is set when Terraform runs": [
    { "aws_lb_listener.http": { port: "${var.port}" } },
    unknown("aws_lb_listener.http", "'${var.port}' is set when Terraform runs"),
  ],
});
