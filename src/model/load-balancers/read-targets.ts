import { linkName } from "../distinct-links";
import { Known, unknown } from "../known";
import { Link } from "../link";
import { Target } from "../load-balancing";
import { NotModelled } from "../network-model";
import { ResourceSet } from "../json/resource-set";
import { TerraformBlock, TerraformResource } from "../terraform-resource";

/** Targets by the key of their group, and targets of groups that are not in the JSON. */
export interface ReadTargets {
  readonly byGroup: ReadonlyMap<string, readonly Target[]>;
  readonly notModelled: readonly NotModelled[];
}

/** One registration of a target. */
interface Registration {
  readonly by: TerraformResource;
  readonly group: Link;
  readonly to: Link;
  readonly port?: Known<number>;
}

const ATTACHMENT_TYPES = ["aws_lb_target_group_attachment", "aws_alb_target_group_attachment"] as const;
const GROUP_ARN_KEYS = ["lb_target_group_arn", "alb_target_group_arn"] as const;

/**
 * The targets of every group: attached one by one, or by their autoscaling group.
 *
 * @param ports ports of the target groups by key; a target has its group's where it names none
 */
export function readTargets(resources: ResourceSet, ports: ReadonlyMap<string, Known<number>>): ReadTargets {
  const byGroup = new Map<string, Target[]>([...ports.keys()].map((key) => [key, []]));
  const notModelled: NotModelled[] = [];
  for (const registration of [...attachments(resources), ...scalingTargets(resources), ...scalingLinks(resources)]) {
    const { group, by, to, port } = registration;
    const targets = group.kind === "resource" ? byGroup.get(group.key) : undefined;
    const { address, constructPath } = by;
    if (targets === undefined) notModelled.push({ address, constructPath, reason: whyLost(group) });
    else targets.push({ address, constructPath, to, port: port ?? portOf(linkName(group), ports) });
    if (group.kind === "unknown") registerAnywhere(registration, group, byGroup, ports);
  }
  return { byGroup, notModelled };
}

/** Any group may have the target, and no more than that is known of any. */
function registerAnywhere(
  { by: { address, constructPath }, port }: Registration,
  to: Link,
  byGroup: ReadonlyMap<string, Target[]>,
  ports: ReadonlyMap<string, Known<number>>,
): void {
  for (const [key, targets] of byGroup) {
    targets.push({ address, constructPath, to, port: port ?? portOf(key, ports), isUnplaced: true });
  }
}

function attachments(resources: ResourceSet): Registration[] {
  return resources.ofType(...ATTACHMENT_TYPES).map((by) => ({
    by,
    group: by.link("target_group_arn") ?? unknown(`'${by.address}' names no target group`),
    to: by.link("target_id") ?? unknown(`'${by.address}' names no target`),
    port: by.number("port"),
  }));
}

function scalingTargets(resources: ResourceSet): Registration[] {
  return resources.ofType("aws_autoscaling_group").flatMap((by) => {
    const groups = [...by.links("target_group_arns"), ...by.blocks("traffic_source").flatMap(trafficSource)];
    const to: Link = { kind: "resource", key: by.address };
    return groups.map((group) => ({ by, group, to }));
  });
}

function scalingLinks(resources: ResourceSet): Registration[] {
  return resources
    .ofType("aws_autoscaling_attachment", "aws_autoscaling_traffic_source_attachment")
    .flatMap((by): Registration[] => {
      const sources = by.blocks("traffic_source").flatMap(trafficSource);
      const groups = [...GROUP_ARN_KEYS.flatMap((key) => by.links(key)), ...sources];
      const to = by.link("autoscaling_group_name") ?? unknown(`'${by.address}' names no autoscaling group`);
      return groups.map((group) => ({ by, group, to }));
    });
}

/** A `traffic_source` of type `elb` is a classic load balancer, which has no target groups of its own. */
function trafficSource(block: TerraformBlock): readonly Link[] {
  const type = block.text("type");
  return type?.kind === "known" && type.value === "elb" ? [] : block.links("identifier");
}

function portOf(groupKey: string, ports: ReadonlyMap<string, Known<number>>): Known<number> {
  return ports.get(groupKey) ?? unknown("neither the target nor its group names a port");
}

function whyLost(group: Link): string {
  return group.kind === "unknown"
    ? `registers a target in a group that nobody can tell: ${group.reason}`
    : `registers a target in '${linkName(group)}', which is no target group in the JSON`;
}
