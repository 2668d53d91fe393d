import { Known, known, mapKnown, unknown } from "../known";
import { Target, TargetGroup } from "../load-balancing";
import { NotModelled } from "../network-model";
import { readTargets } from "./read-targets";
import { ResourceSet } from "../json/resource-set";
import { TerraformBlock, TerraformResource } from "../terraform-resource";

const TARGET_GROUP_TYPES = ["aws_lb_target_group", "aws_alb_target_group"] as const;
const HTTP_LIKE = ["HTTP", "HTTPS"];

/** Target groups with their targets, and targets of none of them. */
export interface ReadTargetGroups {
  readonly targetGroups: readonly TargetGroup[];
  readonly notModelled: readonly NotModelled[];
}

/** Every target group of application, network and gateway load balancers. */
export function readTargetGroups(resources: ResourceSet): ReadTargetGroups {
  const groups = resources.ofType(...TARGET_GROUP_TYPES);
  const ports = new Map(groups.map((group) => [group.address, portOf(group)]));
  const { byGroup, notModelled } = readTargets(resources, ports);
  return { targetGroups: groups.map((group) => readGroup(group, byGroup.get(group.address) ?? [])), notModelled };
}

function readGroup(resource: TerraformResource, targets: readonly Target[]): TargetGroup {
  const { address, constructPath } = resource;
  const targetType = resource.text("target_type") ?? known("instance");
  const protocol = mapKnown(resource.text("protocol") ?? unknown(`'${address}' names no protocol`), (text) =>
    text.toUpperCase(),
  );
  return {
    key: address,
    address,
    constructPath,
    vpc: resource.link("vpc_id"),
    protocol,
    port: portOf(resource),
    targetType,
    healthCheck: isLambda(targetType) ? undefined : healthCheck(resource.blocks("health_check")[0], protocol),
    targets,
  };
}

function isLambda(targetType: Known<string>): boolean {
  return targetType.kind === "known" && targetType.value === "lambda";
}

function portOf(resource: TerraformResource): Known<number> {
  return resource.number("port") ?? unknown(`'${resource.address}' names no port`);
}

function healthCheck(block: TerraformBlock | undefined, groupProtocol: Known<string>): TargetGroup["healthCheck"] {
  const isOn = block?.flag("enabled");
  if (isOn?.kind === "known" && !isOn.value) return undefined;
  const protocol = block?.text("protocol") ?? defaultProtocol(block, groupProtocol);
  return {
    port: writtenPort(block) ?? defaultPort(groupProtocol),
    protocol: mapKnown(protocol, (name) => name.toUpperCase()),
  };
}

function writtenPort(block: TerraformBlock | undefined): Known<number | "traffic-port"> | undefined {
  const text = block?.text("port");
  return text?.kind === "known" && text.value === "traffic-port" ? known(text.value) : block?.number("port");
}

/** Gateway load balancers check port 80, whatever their traffic's. */
function defaultPort(groupProtocol: Known<string>): Known<number | "traffic-port"> {
  const isGeneve = groupProtocol.kind === "known" && groupProtocol.value === "GENEVE";
  return known(isGeneve ? 80 : "traffic-port");
}

/** The provider writes HTTP into a block without protocol; without a block AWS chooses after the group's own. */
function defaultProtocol(block: TerraformBlock | undefined, groupProtocol: Known<string>): Known<string> {
  if (block !== undefined) return known("HTTP");
  return mapKnown(groupProtocol, (protocol) => (HTTP_LIKE.includes(protocol) ? "HTTP" : "TCP"));
}
