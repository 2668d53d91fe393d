import { unknown } from "../known";
import { Link } from "../link";
import { Subnet } from "../network-model";
import { defaultSecurityGroupKey } from "../network/vpc-defaults";

/** The default security group of a VPC: what AWS gives to an interface in it that names no group. */
export function defaultGroupOfVpc(vpc: Link): Link {
  switch (vpc.kind) {
    case "resource":
      return { kind: "resource", key: defaultSecurityGroupKey(vpc.key) };
    case "outside":
      return unknown(`it has the default security group of '${vpc.id}', which is not in the JSON`);
    case "unknown":
      return unknown(`it has the default security group of its VPC, but ${vpc.reason}`);
  }
}

/** The default security group of the VPC that a subnet is in. */
export function defaultGroupOfSubnet(subnet: Link | undefined, subnets: ReadonlyMap<string, Subnet>): Link {
  if (subnet === undefined) return unknown("it has the default security group of the VPC that it is launched in");
  if (subnet.kind === "unknown") return defaultGroupOfVpc(subnet);
  const name = subnet.kind === "resource" ? subnet.key : subnet.id;
  const found = subnets.get(name);
  return found === undefined
    ? unknown(`it has the default security group of the VPC of '${name}', which is not in the JSON`)
    : defaultGroupOfVpc(found.vpc);
}
