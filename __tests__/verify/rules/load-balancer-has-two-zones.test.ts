import { loadBalancerHasTwoZones } from "../../../src/verify/rules/load-balancer-has-two-zones";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(loadBalancerHasTwoZones, {
  "names the load balancer whose subnets are all in one zone": [
    { "aws_subnet.public_b": { availability_zone: "us-east-1a" } },
    fault("aws_lb.api", "has subnets in one zone only, us-east-1a"),
  ],
  "names the load balancer with one subnet": [
    { "aws_lb.api": { subnets: ["${aws_subnet.public_b.id}"] } },
    fault("aws_lb.api", "has subnets in one zone only, us-east-1b"),
  ],
  "leaves a network load balancer in one zone alone": [
    { "aws_lb.api": { load_balancer_type: "network", subnets: ["${aws_subnet.public_b.id}"] } },
  ],
  "leaves a load balancer in a Local Zone alone": [
    {
      "aws_subnet.public_b": { availability_zone: "us-west-2-lax-1a" },
      "aws_lb.api": { subnets: ["${aws_subnet.public_b.id}"] },
    },
  ],
  "cannot tell where a zone is set when Terraform runs": [
    { "aws_subnet.public_b": { availability_zone: "${var.zone}" } },
    unknown("aws_lb.api", "'${var.zone}' is set when Terraform runs"),
  ],
  "cannot tell where a subnet is not in the JSON": [
    { "aws_lb.api": { subnets: ["subnet-1", "subnet-2"] } },
    unknown("aws_lb.api", "subnet 'subnet-1' is not in the JSON"),
  ],
});
