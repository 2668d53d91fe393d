import { loadBalancerSubnetsHaveFreeAddresses } from "../../../src/verify/rules/load-balancer-subnets-have-free-addresses";
import { describeRule, fault, unknown } from "../../support/describe-rule";
import { Changes } from "../../support/working-stack";

/** Autoscaled machines in the first public subnet, beside the bastion and the NAT gateway. */
function groupOf(min_size: number, max_size: unknown): Changes {
  return {
    "aws_launch_template.workers": { image_id: "ami-1" },
    "aws_autoscaling_group.workers": {
      vpc_zone_identifier: ["${aws_subnet.public_a.id}"],
      launch_template: { id: "${aws_launch_template.workers.id}" },
      min_size,
      max_size,
    },
  };
}

describeRule(loadBalancerSubnetsHaveFreeAddresses, {
  "names the subnet that others have filled": [
    {
      "aws_subnet.public_a": { cidr_block: "10.0.1.0/28" },
      "aws_instance.bastion": { count: 3 },
    },
    fault("aws_lb.api", "needs 8 free addresses in aws_subnet.public_a, which has 7"),
  ],
  "lets eight free addresses be enough": [{ "aws_subnet.public_a": { cidr_block: "10.0.1.0/28" } }],
  "cannot tell where the block of a subnet is set when Terraform runs": [
    { "aws_subnet.public_b": { cidr_block: "${var.block}" } },
    unknown("aws_lb.api", "'${var.block}' is set when Terraform runs"),
  ],
  "lets an autoscaling group be that leaves enough at its largest": [
    { "aws_subnet.public_a": { cidr_block: "10.0.1.0/27" }, ...groupOf(1, 17) },
  ],
  "cannot tell where an autoscaling group may leave too little": [
    { "aws_subnet.public_a": { cidr_block: "10.0.1.0/27" }, ...groupOf(1, 18) },
    unknown("aws_lb.api", "'aws_autoscaling_group.workers' has between 1 and 18 machines"),
  ],
  "cannot tell where nobody knows how large an autoscaling group gets": [
    groupOf(1, "${var.most}"),
    unknown("aws_lb.api", "'${var.most}' is set when Terraform runs"),
  ],
  "leaves a gateway load balancer alone": [
    {
      "aws_lb.api": { load_balancer_type: "gateway" },
      "aws_subnet.public_a": { cidr_block: "10.0.1.0/28" },
      "aws_instance.bastion": { count: 3 },
    },
  ],
});
