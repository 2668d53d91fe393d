import { httpsListenerHasCertificate } from "../../../src/verify/rules/https-listener-has-certificate";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(httpsListenerHasCertificate, {
  "names the listener without a certificate": [
    { "aws_lb_listener.https": { certificate_arn: null } },
    fault("aws_lb_listener.https", "speaks HTTPS, but has no certificate"),
  ],
  "reads the protocol in any case": [
    { "aws_lb_listener.https": { certificate_arn: null, protocol: "https" } },
    fault("aws_lb_listener.https", "speaks HTTPS, but has no certificate"),
  ],
  "takes a certificate that is made by the stack": [
    { "aws_lb_listener.https": { certificate_arn: "${aws_acm_certificate.api.arn}" } },
  ],
  "cannot tell where the protocol is set when Terraform runs": [
    { "aws_lb_listener.https": { protocol: "${var.protocol}" } },
    unknown("aws_lb_listener.https", "'${var.protocol}' is set when Terraform runs"),
  ],
  "names the listener for TLS": [
    { "aws_lb_listener.https": { certificate_arn: null, protocol: "TLS" } },
    fault("aws_lb_listener.https", "speaks TLS, but has no certificate"),
  ],
  "leaves a listener of a classic load balancer alone, whose certificate is written elsewhere": [
    {
      "aws_elb.old": {
        subnets: ["${aws_subnet.public_a.id}"],
        listener: { lb_port: 443, lb_protocol: "https", instance_port: 80, instance_protocol: "http" },
      },
    },
  ],
});
