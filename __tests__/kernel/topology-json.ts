import { Chooser } from "./chooser";
import { addGroups } from "./group-json";
import { addAcls, addNetwork, addRouteTables } from "./network-json";
import { Spelling } from "./spelling";
import { TerraformDocument, reference } from "./terraform-document";
import { Machine, Topology, privateAddress, roleOf } from "./topology";

/** Terraform JSON of a topology; the chooser decides between spellings of the same thing. */
export function topologyJson(topology: Topology, choose: Chooser): string {
  const document = new TerraformDocument();
  const spelling = new Spelling(choose);
  addNetwork(document, topology, spelling);
  addRouteTables(document, topology, spelling);
  addAcls(document, topology, spelling);
  const groups = addGroups(document, topology, spelling);
  topology.machines.forEach((machine, number) => addMachine(document, topology, machine, number, groups, spelling));
  return document.toText();
}

function addMachine(
  document: TerraformDocument,
  topology: Topology,
  machine: Machine,
  number: number,
  groups: readonly string[],
  spelling: Spelling,
): void {
  const role = roleOf(number);
  const place = { subnet_id: reference(`aws_subnet.s${machine.subnet}`) };
  const own = machine.groups.every((group) => group === 0) ? undefined : machine.groups.map((group) => groups[group]);
  const address = privateAddress(number, machine.subnet);
  const instance = { ami: "ami-0123456789abcdef0", instance_type: "t3.micro", tags: { Role: role } };
  if (bringsInterface(topology, machine) && spelling.choose.oneIn(3)) {
    const network = document.add("aws_network_interface", role, {
      ...place,
      security_groups: own,
      private_ips: [address],
    });
    const block = { network_interface_id: reference(network), device_index: spelling.number(0) };
    document.add("aws_instance", role, { ...instance, network_interface: spelling.blocks([block]) });
    if (machine.hasElasticIp) addElasticIp(document, role, spelling, reference(network));
    return;
  }
  document.add("aws_instance", role, {
    ...instance,
    ...place,
    vpc_security_group_ids: own,
    private_ip: address,
    associate_public_ip_address:
      machine.associatesPublicIp === undefined ? undefined : spelling.flag(machine.associatesPublicIp),
  });
  if (!machine.hasElasticIp) return;
  addElasticIp(document, role, spelling, reference(`aws_instance.${role}`, "primary_network_interface_id"));
}

/** An interface that was there before its machine gets no public address at launch, whatever the subnet says. */
function bringsInterface(topology: Topology, { subnet, associatesPublicIp, hasElasticIp }: Machine): boolean {
  return associatesPublicIp === undefined && (hasElasticIp || topology.subnets[subnet]?.mapsPublicIp !== true);
}

function addElasticIp(document: TerraformDocument, role: string, spelling: Spelling, network: string): void {
  const instance = reference(`aws_instance.${role}`);
  const [tie, isApart] = [spelling.choose.oneIn(2), spelling.choose.oneIn(2)];
  if (!isApart) {
    document.add("aws_eip", role, { domain: "vpc", ...(tie ? { instance } : { network_interface: network }) });
    return;
  }
  document.add("aws_eip", role, { domain: "vpc" });
  document.add("aws_eip_association", role, {
    allocation_id: reference(`aws_eip.${role}`, spelling.choose.of("id", "allocation_id")),
    ...(tie ? { instance_id: instance } : { network_interface_id: network }),
  });
}
