import { TrafficSet } from "../../../src/traffic/traffic-set";
import { Contract, ContractFlow } from "../../../src/verify/contract/contract";
import { privateRoleHasNoPublicAddress } from "../../../src/verify/rules/private-role-has-no-public-address";
import { describeRule, fault, unknown } from "../../support/describe-rule";

/** Only the bastion is called from outside; the API is called by the load balancer. */
const CONTRACT: Contract = {
  addresses: new Map(),
  flows: [flow("internet", "bastion", 22), flow("load-balancer", "api", 8000), flow("api", "workers", 9000)],
};

function flow(from: string, to: string, port: number): ContractFlow {
  return { from, to, protocol: "tcp", ports: `${port}`, traffic: TrafficSet.of("tcp", port), purpose: "" };
}

const ROLES = {
  "aws_instance.api_1": { tags: { Role: "api" } },
  "aws_instance.bastion": { tags: { Role: "bastion" } },
};

describeRule(
  privateRoleHasNoPublicAddress,
  {
    "leaves a machine that is called from outside its address": [ROLES],
    "names what ties an Elastic IP to a private machine": [
      { ...ROLES, "aws_eip.api": { domain: "vpc", instance: "${aws_instance.api_1.id}" } },
      fault("aws_eip.api", "gives 'aws_instance.api_1', whose role 'api' is private, an Elastic IP"),
    ],
    "names the private machine that asks for a public address": [
      {
        ...ROLES,
        "aws_instance.api_1": { ...ROLES["aws_instance.api_1"], associate_public_ip_address: true },
      },
      fault("aws_instance.api_1", "gives 'aws_instance.api_1', whose role 'api' is private, a public address"),
    ],
    "names the private subnet that gives out public addresses, and every private role there": [
      {
        ...ROLES,
        "aws_instance.api_2": { tags: { Role: "workers" }, subnet_id: "${aws_subnet.private_a.id}" },
        "aws_subnet.private_a": { map_public_ip_on_launch: true },
      },
      fault(
        "aws_subnet.private_a",
        "gives 'aws_instance.api_1' and 1 more, whose roles 'api' and 'workers' are private, a public address",
      ),
    ],
    "names the private machine in a subnet that gives others public addresses": [
      {
        ...ROLES,
        "aws_instance.api_1": { ...ROLES["aws_instance.api_1"], subnet_id: "${aws_subnet.public_a.id}" },
        "aws_subnet.public_a": { map_public_ip_on_launch: true },
      },
      fault(
        "aws_instance.api_1",
        "gets a public address from 'aws_subnet.public_a', though its role 'api' is private",
        "Move it to a private subnet.",
      ),
    ],
    "cannot tell where the subnet's setting is made when Terraform runs, and names the subnet": [
      {
        ...ROLES,
        "aws_subnet.private_a": { map_public_ip_on_launch: "${var.public}" },
      },
      unknown("aws_subnet.private_a", "'${var.public}' is set when Terraform runs"),
    ],
    "cannot tell where the setting is made when Terraform runs": [
      {
        ...ROLES,
        "aws_instance.api_1": { ...ROLES["aws_instance.api_1"], associate_public_ip_address: "${var.public}" },
      },
      unknown("aws_instance.api_1", "'${var.public}' is set when Terraform runs"),
    ],
  },
  CONTRACT,
);
