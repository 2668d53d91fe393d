import { linkName } from "../distinct-links";
import { unknown } from "../known";
import { Link } from "../link";
import { Target } from "../load-balancing";
import { NotModelled } from "../network-model";
import { ResourceSet } from "../json/resource-set";
import { TerraformBlock, TerraformResource } from "../terraform-resource";

/** A machine that a classic load balancer sends requests to. */
export type ClassicTarget = Omit<Target, "port">;

/** Targets by the key of their load balancer, and those of none in the JSON. */
export interface ReadClassicTargets {
  readonly byBalancer: ReadonlyMap<string, readonly ClassicTarget[]>;
  readonly notModelled: readonly NotModelled[];
}

/** One registration of a machine with a classic load balancer. */
interface Registration {
  readonly by: TerraformResource;
  readonly balancer: Link;
  readonly to: Link;
}

/** The machines of every `aws_elb`: named by it, attached to it, or brought by their autoscaling group. */
export function readClassicTargets(resources: ResourceSet): ReadClassicTargets {
  const balancers = resources.ofType("aws_elb");
  const byBalancer = new Map<string, ClassicTarget[]>(balancers.map(({ address }) => [address, []]));
  const keys = keysByName(balancers);
  const notModelled: NotModelled[] = [];
  for (const { by, balancer, to } of registrations(resources)) {
    const { address, constructPath } = by;
    const targets = byBalancer.get(keys.get(linkName(balancer)) ?? linkName(balancer));
    if (targets === undefined) notModelled.push({ address, constructPath, reason: whyLost(balancer) });
    else targets.push({ address, constructPath, to });
    if (balancer.kind === "unknown") {
      for (const all of byBalancer.values()) all.push({ address, constructPath, to: balancer, isUnplaced: true });
    }
  }
  return { byBalancer, notModelled };
}

function keysByName(balancers: readonly TerraformResource[]): ReadonlyMap<string, string> {
  return new Map(
    balancers.flatMap((balancer) => {
      const name = balancer.text("name");
      return name?.kind === "known" ? [[name.value, balancer.address] as const] : [];
    }),
  );
}

function registrations(resources: ResourceSet): Registration[] {
  return [
    ...resources
      .ofType("aws_elb")
      .flatMap((by) => by.links("instances").map((to) => ({ by, balancer: linkTo(by), to }))),
    ...resources.ofType("aws_elb_attachment").map((by) => ({
      by,
      balancer: by.link("elb") ?? unknown(`'${by.address}' names no load balancer`),
      to: by.link("instance") ?? unknown(`'${by.address}' names no instance`),
    })),
    ...resources.ofType("aws_autoscaling_group").flatMap((by) => {
      const balancers = [...by.links("load_balancers"), ...by.blocks("traffic_source").flatMap(classicSource)];
      return balancers.map((balancer) => ({ by, balancer, to: linkTo(by) }));
    }),
    ...resources
      .ofType("aws_autoscaling_attachment", "aws_autoscaling_traffic_source_attachment")
      .flatMap(scalingAttachment),
  ];
}

function scalingAttachment(by: TerraformResource): Registration[] {
  const to = by.link("autoscaling_group_name") ?? unknown(`'${by.address}' names no autoscaling group`);
  const balancers = [...by.links("elb"), ...by.blocks("traffic_source").flatMap(classicSource)];
  return balancers.map((balancer) => ({ by, balancer, to }));
}

function classicSource(block: TerraformBlock): readonly Link[] {
  const type = block.text("type");
  return type?.kind === "known" && type.value === "elb" ? block.links("identifier") : [];
}

function linkTo({ address }: TerraformResource): Link {
  return { kind: "resource", key: address };
}

function whyLost(balancer: Link): string {
  return balancer.kind === "unknown"
    ? `registers a machine with a load balancer that nobody can tell: ${balancer.reason}`
    : `registers a machine with '${linkName(balancer)}', which is no classic load balancer in the JSON`;
}
