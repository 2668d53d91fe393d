import { InterfaceAttachment, isFirstDevice, isMadeBefore } from "./interface-attachments";
import { Known, known, unknown } from "../known";
import { LaunchSettings, SettingsLayer } from "./launch-settings";
import { LaunchSource } from "./launch-sources";
import { Link } from "../link";
import { InterfaceDraft } from "./machine-interface";
import { TerraformBlock, TerraformResource } from "../terraform-resource";

/** How a machine, or `count` equal ones, comes to be. */
export interface Launch {
  readonly owner: TerraformResource;
  /** Key of its first interface. */
  readonly key: string;
  /** Its `Role` tag. */
  readonly roleTag?: Known<string>;
  readonly source?: LaunchSource;
  /** The instance, whose own settings go before those of the template. */
  readonly instance?: TerraformResource;
  /** The subnet that an autoscaling group puts it into. */
  readonly subnet?: Link;
  readonly count: Known<number>;
  readonly attachments: readonly InterfaceAttachment[];
}

/** The interfaces that AWS makes for a machine, and those attached to it that are not in the JSON. */
export function launchInterfaces(launch: Launch): readonly InterfaceDraft[] {
  const blocks = launch.source?.resource?.blocks("network_interfaces") ?? [];
  const first = blocks.find(isFirstDevice);
  const others = blocks.filter((block) => block !== first && !isMadeBefore(block));
  return [
    ...(launch.attachments.some(({ isPrimary }) => isPrimary) ? [] : [firstInterface(launch, first)]),
    ...others.map((block, index) => otherInterface(launch, block, index + 1)),
    ...launch.attachments.flatMap((attachment, index) => outsideInterface(launch, attachment, index + 1)),
  ];
}

function firstInterface(launch: Launch, block: TerraformBlock | undefined): InterfaceDraft {
  const { instance, source } = launch;
  const layers = [
    ...layer(instance, instance),
    ...layer(source?.resource, block),
    ...layer(source?.resource, source?.resource),
  ];
  const settings = new LaunchSettings(layers, hiddenSettings(launch));
  return {
    ...baseOf(launch),
    key: launch.key,
    settings,
    subnet: launch.subnet ?? settings.subnet,
    names: instance === undefined ? [] : [instance.address],
    isMadeAtLaunch: true,
  };
}

/** AWS assigns public addresses to the first interface only. */
function otherInterface(launch: Launch, block: TerraformBlock, number: number): InterfaceDraft {
  const settings = new LaunchSettings(layer(launch.source?.resource, block));
  return {
    ...baseOf(launch),
    key: `${launch.key}#interface-${number}`,
    settings,
    subnet: settings.subnet ?? launch.subnet,
    names: [],
    isMadeAtLaunch: false,
  };
}

function outsideInterface(
  launch: Launch,
  { networkInterface, isPrimary }: InterfaceAttachment,
  number: number,
): InterfaceDraft[] {
  if (networkInterface.kind === "resource") return [];
  const reason =
    networkInterface.kind === "unknown" ? networkInterface.reason : `'${networkInterface.id}' is not in the JSON`;
  const outside: InterfaceDraft = {
    ...baseOf(launch),
    key: `${launch.key}#attached-${number}`,
    settings: new LaunchSettings([], reason),
    subnet: unknown(reason),
    names: isPrimary ? [launch.owner.address] : [],
    isMadeAtLaunch: true,
  };
  return [outside];
}

function baseOf({ owner, roleTag, count }: Launch) {
  const { address, constructPath } = owner;
  return { address, constructPath, owner: "machine" as const, ownerKey: address, roleTag, count };
}

function layer(resource: TerraformResource | undefined, block: TerraformBlock | undefined): SettingsLayer[] {
  return resource === undefined || block === undefined ? [] : [{ address: resource.address, block }];
}

function hiddenSettings({ instance, source }: Launch): string | undefined {
  if (source?.hidden !== undefined) return source.hidden;
  if (source?.resource?.hasDynamic("network_interfaces")) return madeLater(source.resource);
  return instance?.hasDynamic("network_interface") ? madeLater(instance) : undefined;
}

function madeLater({ address }: TerraformResource): string {
  return `the interfaces of '${address}' are made when Terraform runs`;
}

/** One machine. */
export const ONE: Known<number> = known(1);
