import { targetsAreInServedZones } from "../../../src/verify/rules/targets-are-in-served-zones";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(targetsAreInServedZones, {
  "names the load balancer that has no subnet in a target's zone": [
    { "aws_subnet.private_b": { availability_zone: "us-east-1c" } },
    fault("aws_lb.api", "has no subnet in us-east-1c, where its target aws_instance.api_2 is"),
  ],
  "cannot tell where the zone of a target is set when Terraform runs": [
    { "aws_subnet.private_b": { availability_zone: "${var.zone}" } },
    unknown("aws_lb.api", "'${var.zone}' is set when Terraform runs"),
  ],
});
