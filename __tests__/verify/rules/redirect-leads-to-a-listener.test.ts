import { redirectLeadsToAListener } from "../../../src/verify/rules/redirect-leads-to-a-listener";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(redirectLeadsToAListener, {
  "names the redirect to a port without a listener": [
    { "aws_lb_listener.https": null },
    fault("aws_lb_listener.http", "redirects to port 443, where no listener is"),
  ],
  "names the redirect to a listener of another protocol": [
    { "aws_lb_listener.https": { protocol: "HTTP" } },
    fault("aws_lb_listener.http", "redirects to HTTPS 443, but aws_lb_listener.https speaks another protocol"),
  ],
  "leaves a redirect to another host alone": [
    {
      "aws_lb_listener.https": null,
      "aws_lb_listener.http": {
        default_action: [{ type: "redirect", redirect: { host: "example.com", port: "443", status_code: "HTTP_301" } }],
      },
    },
  ],
  "cannot tell where the port of a listener is set when Terraform runs": [
    { "aws_lb_listener.https": { port: "${var.port}" } },
    unknown("aws_lb_listener.http", "'${var.port}' is set when Terraform runs"),
  ],
});
