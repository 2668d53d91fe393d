import { TrafficSet } from "../../../src/traffic/traffic-set";
import { Contract, ContractFlow } from "../../../src/verify/contract";
import { privateRoleHasNoInternetRoute } from "../../../src/verify/rules/private-role-has-no-internet-route";
import { describeRule, fault, unknown } from "../../support/describe-rule";

/** Only the bastion is called from outside; the API is called by the load balancer. */
const CONTRACT: Contract = {
  addresses: new Map(),
  flows: [flow("internet", "bastion", 22), flow("load-balancer", "api", 8000)],
};

function flow(from: string, to: string, port: number): ContractFlow {
  return { from, to, protocol: "tcp", ports: `${port}`, traffic: TrafficSet.of("tcp", port), purpose: "" };
}

const ROLES = {
  "aws_instance.api_1": { tags: { Role: "api" } },
  "aws_instance.bastion": { tags: { Role: "bastion" } },
};

describeRule(
  privateRoleHasNoInternetRoute,
  {
    "leaves the subnet of a machine that is called from outside its route": [ROLES],
    "names the route of a private machine's subnet to the internet gateway": [
      { ...ROLES, "aws_instance.api_1": { ...ROLES["aws_instance.api_1"], subnet_id: "${aws_subnet.public_b.id}" } },
      fault(
        "aws_route.internet",
        "leads 'aws_subnet.public_b', where the private role 'api' runs, to the internet gateway",
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
    "cannot tell where the subnet is not in the JSON": [
      { ...ROLES, "aws_instance.api_1": { ...ROLES["aws_instance.api_1"], subnet_id: "subnet-1" } },
      unknown("aws_instance.api_1", "subnet 'subnet-1' is not in the JSON"),
    ],
  },
  CONTRACT,
);
