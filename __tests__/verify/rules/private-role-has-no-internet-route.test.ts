import { TrafficSet } from "../../../src/traffic/traffic-set";
import { Contract, ContractFlow } from "../../../src/verify/contract/contract";
import { privateRoleHasNoInternetRoute } from "../../../src/verify/rules/private-role-has-no-internet-route";
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

const TO_GATEWAY = {
  route_table_id: "${aws_route_table.private.id}",
  destination_cidr_block: "0.0.0.0/1",
  gateway_id: "${aws_internet_gateway.main.id}",
};
const IN_PRIVATE_A = { tags: { Role: "workers" }, subnet_id: "${aws_subnet.private_a.id}" };

describeRule(
  privateRoleHasNoInternetRoute,
  {
    "leaves the subnet of a machine that is called from outside its route": [ROLES],
    "names the route of a private machine's subnet to the internet gateway": [
      { ...ROLES, "aws_route.planted": TO_GATEWAY },
      fault(
        "aws_route.planted",
        "leads 'aws_subnet.private_a', where the private role 'api' runs, to the internet gateway",
      ),
    ],
    "names every private role of the subnet": [
      { ...ROLES, "aws_instance.api_2": IN_PRIVATE_A, "aws_route.planted": TO_GATEWAY },
      fault(
        "aws_route.planted",
        "leads 'aws_subnet.private_a', where the private roles 'api' and 'workers' run, to the internet gateway",
      ),
    ],
    "names the private machine in a subnet that is public for others": [
      { ...ROLES, "aws_instance.api_1": { ...ROLES["aws_instance.api_1"], subnet_id: "${aws_subnet.public_b.id}" } },
      fault(
        "aws_instance.api_1",
        "is in 'aws_subnet.public_b', which 'aws_route_table.public' leads to the internet gateway, though its role 'api' is private",
        "Move it to a private subnet.",
      ),
    ],
    "takes a subnet with a NAT gateway for public": [
      {
        "aws_instance.api_1": { ...ROLES["aws_instance.api_1"], subnet_id: "${aws_subnet.public_a.id}" },
        "aws_instance.bastion": null,
        "aws_lb.api": null,
      },
      fault(
        "aws_instance.api_1",
        "is in 'aws_subnet.public_a', which 'aws_route_table.public' leads to the internet gateway, though its role 'api' is private",
        "Move it to a private subnet.",
      ),
    ],
    "does not take a subnet with an endpoint for public": [
      { ...ROLES, "aws_vpc_endpoint.ssm": { tags: { Role: "endpoints" } }, "aws_route.planted": TO_GATEWAY },
      fault(
        "aws_route.planted",
        "leads 'aws_subnet.private_a', where the private role 'api' runs, to the internet gateway",
      ),
    ],
    "names the association with a table that is for public subnets": [
      { ...ROLES, "aws_route_table_association.private_a": { route_table_id: "${aws_route_table.public.id}" } },
      fault(
        "aws_route_table_association.private_a",
        "leads 'aws_subnet.private_a', where the private role 'api' runs, to the internet gateway, by the routes of 'aws_route_table.public'",
        "Associate the subnet with a private route table.",
      ),
    ],
    "names the association that makes the public table the main one": [
      {
        ...ROLES,
        "aws_route_table_association.private_a": null,
        "aws_main_route_table_association.m": {
          vpc_id: "${aws_vpc.main.id}",
          route_table_id: "${aws_route_table.public.id}",
        },
      },
      fault(
        "aws_main_route_table_association.m",
        "leads 'aws_subnet.private_a', where the private role 'api' runs, to the internet gateway, by the routes of 'aws_route_table.public'",
        "Associate the subnet with a private route table.",
      ),
    ],
    "leaves a route to private addresses alone": [
      {
        ...ROLES,
        "aws_route.private": {
          route_table_id: "${aws_route_table.private.id}",
          destination_cidr_block: "172.16.0.0/12",
          gateway_id: "${aws_internet_gateway.main.id}",
        },
      },
    ],
    "cannot tell where the table is set when Terraform runs, and names the association": [
      { ...ROLES, "aws_route_table_association.private_a": { route_table_id: "${var.table}" } },
      unknown("aws_route_table_association.private_a", "'${var.table}' is set when Terraform runs"),
    ],
    "cannot tell where the subnet is not in the JSON": [
      { ...ROLES, "aws_instance.api_1": { ...ROLES["aws_instance.api_1"], subnet_id: "subnet-1" } },
      unknown("aws_instance.api_1", "subnet 'subnet-1' is not in the JSON"),
    ],
  },
  CONTRACT,
);
