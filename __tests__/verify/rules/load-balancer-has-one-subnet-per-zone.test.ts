import { loadBalancerHasOneSubnetPerZone } from "../../../src/verify/rules/load-balancer-has-one-subnet-per-zone";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(loadBalancerHasOneSubnetPerZone, {
  "names the zone with two subnets": [
    {
      "aws_subnet.private_a": { availability_zone: "us-east-1b" },
      "aws_lb.api": {
        subnets: ["${aws_subnet.public_a.id}", "${aws_subnet.public_b.id}", "${aws_subnet.private_a.id}"],
      },
    },
    fault("aws_lb.api", "has more than one subnet in us-east-1b"),
  ],
  "cannot tell where one zone is written by name and another by id": [
    { "aws_subnet.public_b": { availability_zone: null, availability_zone_id: "use1-az2" } },
    unknown("aws_lb.api", "some zones are written by name and others by id"),
  ],
});
