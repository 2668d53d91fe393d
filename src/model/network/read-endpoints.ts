import { distinctLinks, linkName } from "../distinct-links";
import { defaultGroupOfVpc } from "../groups/default-group";
import { decidingTag, InterfaceContext } from "../machines/interface-context";
import { known, unknown } from "../known";
import { Link } from "../link";
import { NotModelled, VpcEndpoint } from "../network-model";
import { ResourceSet } from "../json/resource-set";
import { roleIn, roleTagOf } from "../json/role-tag";
import { TerraformResource } from "../terraform-resource";

/** Endpoints, and associations with endpoints that are not in the JSON. */
export interface ReadEndpoints {
  readonly endpoints: readonly VpcEndpoint[];
  readonly notModelled: readonly NotModelled[];
}

const KINDS = ["Gateway", "Interface", "GatewayLoadBalancer"] as const;

const ASSOCIATION_TYPES = [
  "aws_vpc_endpoint_subnet_association",
  "aws_vpc_endpoint_security_group_association",
  "aws_vpc_endpoint_route_table_association",
] as const;

/** Every VPC endpoint with its own and its associated subnets, groups and route tables. */
export function readEndpoints(resources: ResourceSet, context: InterfaceContext): ReadEndpoints {
  const endpoints = resources.ofType("aws_vpc_endpoint");
  const byEndpoint = new Map<string, TerraformResource[]>(endpoints.map(({ address }) => [address, []]));
  const perhaps: Link[] = [];
  const notModelled: NotModelled[] = [];
  for (const association of resources.ofType(...ASSOCIATION_TYPES)) {
    const link = association.link("vpc_endpoint_id") ?? unknown(`'${association.address}' names no endpoint`);
    const known = link.kind === "resource" ? byEndpoint.get(link.key) : undefined;
    if (known === undefined) notModelled.push(lost(association, link));
    else known.push(association);
    if (link.kind === "unknown" && association.link("security_group_id") !== undefined) perhaps.push(link);
  }
  return {
    endpoints: endpoints
      .map((endpoint) => readEndpoint(endpoint, byEndpoint.get(endpoint.address) ?? [], context))
      .map((endpoint) => withPerhaps(endpoint, perhaps)),
    notModelled,
  };
}

/** An endpoint with groups may have those that are given to one that nobody can tell. */
function withPerhaps(endpoint: VpcEndpoint, perhaps: readonly Link[]): VpcEndpoint {
  const { groups } = endpoint;
  return perhaps.length === 0 || groups.length === 0
    ? endpoint
    : { ...endpoint, groups: distinctLinks([...groups, ...perhaps]) };
}

function readEndpoint(
  resource: TerraformResource,
  associations: readonly TerraformResource[],
  context: InterfaceContext,
): VpcEndpoint {
  const { address, constructPath } = resource;
  const vpc = resource.link("vpc_id") ?? unknown(`'${address}' names no VPC`);
  const type = typeOf(resource);
  const groups = groupsOf(resource, associations, vpc, type);
  const associated = (key: string): readonly Link[] => associations.flatMap((association) => association.links(key));
  const configured = resource.blocks("subnet_configuration").flatMap((block) => block.links("subnet_id"));
  return {
    key: address,
    address,
    constructPath,
    role: roleIn(decidingTag(roleTagOf(resource), groups, context)),
    vpc,
    type,
    service: resource.text("service_name") ?? unknown(`'${address}' names no service`),
    subnets: distinctLinks([...resource.links("subnet_ids"), ...configured, ...associated("subnet_id")]),
    groups,
    routeTables: distinctLinks([...resource.links("route_table_ids"), ...associated("route_table_id")]),
    privateDns: resource.flag("private_dns_enabled") ?? known(false),
  };
}

function typeOf(resource: TerraformResource): VpcEndpoint["type"] {
  const type = resource.text("vpc_endpoint_type") ?? known("Gateway");
  if (type.kind === "unknown") return type;
  const kind = KINDS.find((name) => name === type.value);
  return kind === undefined ? unknown(`endpoints of type '${type.value}' are not modelled`) : known(kind);
}

/** An interface endpoint has the default group of its VPC where it names none; an association may replace it. */
function groupsOf(
  resource: TerraformResource,
  associations: readonly TerraformResource[],
  vpc: Link,
  type: VpcEndpoint["type"],
): readonly Link[] {
  const named = resource.links("security_group_ids");
  const associated = associations.flatMap((association) => association.links("security_group_id"));
  const isReplaced = associations.some((association) => {
    const replaces = association.flag("replace_default_association");
    return replaces?.kind === "known" && replaces.value;
  });
  const hasGroups = type.kind === "unknown" || type.value === "Interface";
  const byDefault = named.length > 0 || isReplaced || !hasGroups ? [] : [defaultGroupOfVpc(vpc)];
  return distinctLinks([...named, ...byDefault, ...associated]);
}

function lost({ address, constructPath }: TerraformResource, link: Link): NotModelled {
  const reason =
    link.kind === "unknown"
      ? `belongs to an endpoint that nobody can tell: ${link.reason}`
      : `belongs to '${linkName(link)}', which is no endpoint in the JSON`;
  return { address, constructPath, reason };
}
