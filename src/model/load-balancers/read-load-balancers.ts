import { defaultGroupOfSubnet } from "../groups/default-group";
import { distinctLinks } from "../distinct-links";
import { decidingTag, InterfaceContext } from "../machines/interface-context";
import { Known, known, mapKnown, unknown } from "../known";
import { Link } from "../link";
import { Listener, LoadBalancer } from "../load-balancing";
import { ResourceSet } from "../json/resource-set";
import { roleIn, roleTagOf } from "../json/role-tag";
import { TerraformBlock, TerraformResource } from "../terraform-resource";

/** Types of resources that are an application, network or gateway load balancer. */
export const LOAD_BALANCER_TYPES = ["aws_lb", "aws_alb"] as const;

const KINDS = ["application", "network", "gateway"] as const;

/** Application, network and gateway load balancers. */
export function readLoadBalancers(
  resources: ResourceSet,
  listeners: ReadonlyMap<string, readonly Listener[]>,
  context: InterfaceContext,
): readonly LoadBalancer[] {
  return resources.ofType(...LOAD_BALANCER_TYPES).map((resource) => {
    const subnets = subnetsOf(resource);
    const type = typeOf(resource);
    const groups = groupsOf(resource, type, subnets[0], context);
    return {
      key: resource.address,
      address: resource.address,
      constructPath: resource.constructPath,
      role: roleIn(decidingTag(roleTagOf(resource), groups, context)),
      type,
      isInternetFacing: isInternetFacing(resource),
      isDualStack: mapKnown(resource.text("ip_address_type") ?? known("ipv4"), (text) => text.startsWith("dualstack")),
      subnets,
      groups,
      listeners: listeners.get(resource.address) ?? [],
      accessLogBucket: accessLogBucket(resource, false),
    };
  });
}

/** Whether a load balancer has public addresses; it has, unless it says that it is internal. */
export function isInternetFacing(resource: TerraformResource): Known<boolean> {
  return mapKnown(resource.flag("internal") ?? known(false), (isInternal) => !isInternal);
}

/** The bucket of its access logs, where it writes some. */
export function accessLogBucket(resource: TerraformResource, isOnByDefault: boolean): Link | undefined {
  const logs = resource.blocks("access_logs")[0];
  if (logs === undefined) return undefined;
  const isOn = logs.flag("enabled") ?? known(isOnByDefault);
  if (isOn.kind === "unknown") return isOn;
  return isOn.value ? logs.link("bucket") : undefined;
}

/** The subnet of a `subnet_mapping` block. */
export function mappedSubnet(mapping: TerraformBlock): Link {
  return mapping.link("subnet_id") ?? unknown("a subnet_mapping names no subnet");
}

/** The subnets of a load balancer; one that nobody can tell where it names none. */
export function atLeastOne(subnets: readonly Link[], { address }: TerraformResource): readonly Link[] {
  return subnets.length > 0 ? subnets : [unknown(`nobody can tell the subnets of '${address}'`)];
}

function subnetsOf(resource: TerraformResource): readonly Link[] {
  const mapped = resource.blocks("subnet_mapping").map(mappedSubnet);
  return atLeastOne(distinctLinks([...resource.links("subnets"), ...mapped]), resource);
}

function typeOf(resource: TerraformResource): LoadBalancer["type"] {
  const type = resource.text("load_balancer_type") ?? known("application");
  if (type.kind === "unknown") return type;
  const kind = KINDS.find((name) => name === type.value);
  return kind === undefined ? unknown(`'${type.value}' is no type of load balancer`) : known(kind);
}

/** An application load balancer has the default group of its VPC where it names none; the others then have none. */
function groupsOf(
  resource: TerraformResource,
  type: LoadBalancer["type"],
  subnet: Link | undefined,
  { subnets }: InterfaceContext,
): readonly Link[] {
  const named = distinctLinks(resource.links("security_groups"));
  if (named.length > 0) return named;
  if (type.kind === "unknown") return [unknown(`its groups depend on its type, and ${type.reason}`)];
  return type.value === "application" ? [defaultGroupOfSubnet(subnet, subnets)] : [];
}
