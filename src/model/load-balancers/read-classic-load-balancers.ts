/**
 * Classic load balancers in the shapes of the others: each port of the instances is a target group, keyed
 * `aws_elb.x#8000`, to which the listeners forward.
 */
import { defaultGroupOfSubnet } from "../groups/default-group";
import { distinctLinks } from "../distinct-links";
import { decidingTag, InterfaceContext } from "../machines/interface-context";
import { Known, known, mapKnown, unknown } from "../known";
import { Listener, LoadBalancer, Target, TargetGroup } from "../load-balancing";
import { NotModelled } from "../network-model";
import { ClassicTarget, readClassicTargets } from "./read-classic-targets";
import { accessLogBucket, atLeastOne, isInternetFacing } from "./read-load-balancers";
import { ResourceSet } from "../json/resource-set";
import { roleIn, roleTagOf } from "../json/role-tag";
import { TerraformBlock, TerraformResource } from "../terraform-resource";

/** Classic load balancers, and the target groups that stand for their instances. */
export interface ReadClassic {
  readonly loadBalancers: readonly LoadBalancer[];
  readonly targetGroups: readonly TargetGroup[];
  readonly notModelled: readonly NotModelled[];
}

/** Every `aws_elb`. */
export function readClassicLoadBalancers(resources: ResourceSet, context: InterfaceContext): ReadClassic {
  const balancers = resources.ofType("aws_elb");
  const { byBalancer, notModelled } = readClassicTargets(resources);
  return {
    loadBalancers: balancers.map((resource) => readBalancer(resource, context)),
    targetGroups: balancers.flatMap((resource) => targetGroupsOf(resource, byBalancer.get(resource.address) ?? [])),
    notModelled,
  };
}

function readBalancer(resource: TerraformResource, context: InterfaceContext): LoadBalancer {
  const subnets = atLeastOne(distinctLinks(resource.links("subnets")), resource);
  const named = distinctLinks(resource.links("security_groups"));
  const groups = named.length > 0 ? named : [defaultGroupOfSubnet(subnets[0], context.subnets)];
  return {
    ...originOf(resource, resource.address),
    role: roleIn(decidingTag(roleTagOf(resource), groups, context)),
    type: known("classic"),
    isInternetFacing: isInternetFacing(resource),
    isDualStack: known(false),
    subnets,
    groups,
    listeners: listenersOf(resource),
    accessLogBucket: accessLogBucket(resource, true),
  };
}

function listenersOf(resource: TerraformResource): Listener[] {
  const { address } = resource;
  const written = resource.blocks("listener").map((block): Listener => {
    const port = portIn(block, "lb_port");
    return {
      ...originOf(resource, `${address}#listener-${portName(port)}`),
      loadBalancer: { kind: "resource", key: address },
      port,
      protocol: protocolIn(block, "lb_protocol"),
      actions: [{ address, kind: "forward", targetGroups: [{ kind: "resource", key: groupKey(resource, block) }] }],
    };
  });
  return resource.hasDynamic("listener") ? [...written, hiddenListener(resource)] : written;
}

function hiddenListener(resource: TerraformResource): Listener {
  const { address } = resource;
  const hidden = unknown(`the listeners of '${address}' are made when Terraform runs`);
  return {
    ...originOf(resource, `${address}#listener-unknown`),
    loadBalancer: { kind: "resource", key: address },
    port: hidden,
    protocol: hidden,
    actions: [{ address, kind: "unknown", targetGroups: [] }],
  };
}

function targetGroupsOf(resource: TerraformResource, targets: readonly ClassicTarget[]): readonly TargetGroup[] {
  const groups = resource.blocks("listener").map((block): TargetGroup => {
    const port = portIn(block, "instance_port");
    return {
      ...originOf(resource, groupKey(resource, block)),
      protocol: protocolIn(block, "instance_protocol"),
      port,
      targetType: known("instance"),
      healthCheck: healthCheck(resource),
      targets: targets.map((target): Target => ({ ...target, port })),
    };
  });
  return [...new Map(groups.map((group) => [group.key, group])).values()];
}

/** `HTTP:8000/health`, `TCP:22`; AWS checks the port of the traffic where nothing is said. */
function healthCheck(resource: TerraformResource): TargetGroup["healthCheck"] {
  const target = resource.blocks("health_check")[0]?.text("target");
  if (target === undefined) return { port: known("traffic-port"), protocol: known("TCP") };
  if (target.kind === "unknown") return { port: target, protocol: target };
  const [, protocol, port] = /^([a-z]+):(\d+)/i.exec(target.value) ?? [];
  if (protocol === undefined) {
    const wrong = unknown(`'${target.value}' is no target of a health check, such as HTTP:8000/health`);
    return { port: wrong, protocol: wrong };
  }
  return { port: known(Number(port)), protocol: known(protocol.toUpperCase()) };
}

function groupKey({ address }: TerraformResource, block: TerraformBlock): string {
  return `${address}#${portName(portIn(block, "instance_port"))}`;
}

function portName(port: Known<number>): string {
  return port.kind === "known" ? String(port.value) : "unknown";
}

function portIn(block: TerraformBlock, key: "lb_port" | "instance_port"): Known<number> {
  return block.number(key) ?? unknown(`a listener has no ${key}`);
}

function protocolIn(block: TerraformBlock, key: "lb_protocol" | "instance_protocol"): Known<string> {
  return mapKnown(block.text(key) ?? unknown(`a listener has no ${key}`), (protocol) => protocol.toUpperCase());
}

function originOf({ address, constructPath }: TerraformResource, key: string) {
  return { key, address, constructPath };
}
