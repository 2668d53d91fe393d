import { redirectLeadsElsewhere } from "../../../src/verify/rules/redirect-leads-elsewhere";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(redirectLeadsElsewhere, {
  "names the redirect that changes nothing": [
    { "aws_lb_listener.http": { default_action: [{ type: "redirect", redirect: { status_code: "HTTP_301" } }] } },
    fault("aws_lb_listener.http", "redirects HTTP 80 to itself"),
  ],
  "names the redirect to the listener's own port": [
    {
      "aws_lb_listener.https": {
        default_action: [{ type: "redirect", redirect: { port: "443", protocol: "HTTPS", status_code: "HTTP_301" } }],
      },
    },
    fault("aws_lb_listener.https", "redirects HTTPS 443 to itself"),
  ],
  "names the listener rule that redirects so": [
    {
      "aws_lb_listener_rule.old": {
        listener_arn: "${aws_lb_listener.https.arn}",
        action: { type: "redirect", redirect: { protocol: "#{protocol}", status_code: "HTTP_302" } },
      },
    },
    fault("aws_lb_listener_rule.old", "redirects HTTPS 443 to itself"),
  ],
  "leaves a redirect to another path alone": [
    {
      "aws_lb_listener.http": {
        default_action: [{ type: "redirect", redirect: { path: "/new", status_code: "HTTP_301" } }],
      },
    },
  ],
  "cannot tell where the redirect is set when Terraform runs": [
    {
      "aws_lb_listener.http": {
        default_action: [{ type: "redirect", redirect: { port: "${var.port}", status_code: "HTTP_301" } }],
      },
    },
    unknown("aws_lb_listener.http", "'${var.port}' is set when Terraform runs"),
  ],
});
