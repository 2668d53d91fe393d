import { INSTANCE_TYPES, LaunchSources } from "./launch-sources";
import { unknown } from "../known";
import { Link } from "../link";
import { ResourceSet } from "../json/resource-set";
import { TerraformBlock, TerraformResource } from "../terraform-resource";

/** A network interface of its own that is attached to a machine. */
export interface InterfaceAttachment {
  readonly machine: Link;
  readonly networkInterface: Link;
  /** Whether the machine starts with it, in place of an interface that AWS would make. */
  readonly isPrimary: boolean;
}

/** Every attachment of an interface, from both ends. */
export class InterfaceAttachments {
  private readonly byMachine = new Map<string, InterfaceAttachment[]>();
  private readonly byInterface = new Map<string, InterfaceAttachment>();

  constructor(resources: ResourceSet, sources: LaunchSources) {
    for (const attachment of readAttachments(resources, sources)) this.add(attachment);
  }

  /** The attachments of a machine. */
  of(machineKey: string): readonly InterfaceAttachment[] {
    return this.byMachine.get(machineKey) ?? [];
  }

  /** The attachment of an interface; undefined where it has none. */
  ofInterface(interfaceKey: string): InterfaceAttachment | undefined {
    return this.byInterface.get(interfaceKey);
  }

  private add(attachment: InterfaceAttachment): void {
    const { machine, networkInterface } = attachment;
    if (networkInterface.kind === "resource") this.byInterface.set(networkInterface.key, attachment);
    if (machine.kind !== "resource") return;
    const known = this.byMachine.get(machine.key);
    if (known) known.push(attachment);
    else this.byMachine.set(machine.key, [attachment]);
  }
}

function readAttachments(resources: ResourceSet, sources: LaunchSources): InterfaceAttachment[] {
  const machines = resources.ofType(...INSTANCE_TYPES, "aws_autoscaling_group");
  return [
    ...machines.flatMap((machine) => [...ownAttachments(machine), ...launchAttachments(machine, sources)]),
    ...resources.ofType("aws_network_interface_attachment").map((block) => ({
      machine: block.link("instance_id") ?? unknown(`'${block.address}' names no instance`),
      networkInterface: interfaceIn(block),
      isPrimary: isFirstDevice(block),
    })),
    ...resources.ofType("aws_network_interface").flatMap((networkInterface) =>
      networkInterface.blocks("attachment").map((block) => ({
        machine: block.link("instance") ?? unknown(`'${networkInterface.address}' names no instance`),
        networkInterface: linkTo(networkInterface),
        isPrimary: isFirstDevice(block),
      })),
    ),
  ];
}

function ownAttachments(machine: TerraformResource): InterfaceAttachment[] {
  const attached = machine.blocks("network_interface").map((block) => ({
    machine: linkTo(machine),
    networkInterface: interfaceIn(block),
    isPrimary: isFirstDevice(block),
  }));
  const primary = machine.blocks("primary_network_interface").map((block) => ({
    machine: linkTo(machine),
    networkInterface: interfaceIn(block),
    isPrimary: true,
  }));
  return [...attached, ...primary];
}

function launchAttachments(machine: TerraformResource, sources: LaunchSources): InterfaceAttachment[] {
  return sources
    .of(machine)
    .flatMap(({ resource }) => resource?.blocks("network_interfaces") ?? [])
    .filter(isMadeBefore)
    .map((block) => ({
      machine: linkTo(machine),
      networkInterface: interfaceIn(block),
      isPrimary: isFirstDevice(block),
    }));
}

/** Whether a block of a launch template names an interface that exists, in place of one that AWS would make. */
export function isMadeBefore(block: TerraformBlock): boolean {
  return block.link("network_interface_id") !== undefined;
}

/** Whether a block is about the interface that a machine starts with. */
export function isFirstDevice(block: TerraformBlock): boolean {
  return [block.number("device_index"), block.number("network_card_index")].every(
    (index) => index === undefined || (index.kind === "known" && index.value === 0),
  );
}

function interfaceIn(block: TerraformBlock): Link {
  return block.link("network_interface_id") ?? unknown("the attachment names no interface");
}

function linkTo({ address }: TerraformResource): Link {
  return { kind: "resource", key: address };
}
