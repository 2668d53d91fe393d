import { groupByLink } from "../group-by-link";
import { AddressTerm, NotModelled, Route } from "../network-model";
import { ResourceSet } from "../json/resource-set";
import { TerraformResource } from "../terraform-resource";

/** Routes that gateway endpoints put into tables, by the key of the table. */
export interface EndpointRoutes {
  readonly byTable: ReadonlyMap<string, readonly Route[]>;
  readonly notModelled: readonly NotModelled[];
  /** Why every table may have routes to gateway endpoints that we do not see. */
  readonly doubts: readonly string[];
}

/**
 * The routes that AWS puts into a table for each gateway endpoint that names it.
 *
 * @param tables keys of the tables in the model
 */
export function endpointRoutes(resources: ResourceSet, tables: ReadonlySet<string>): EndpointRoutes {
  const naming = resources
    .ofType("aws_vpc_endpoint")
    .filter((endpoint) => endpoint.raw("route_table_ids") !== undefined);
  const associations = resources.ofType("aws_vpc_endpoint_route_table_association");
  const inline = groupByLink(naming, "route_table_ids", tables);
  const standalone = groupByLink(associations, "route_table_id", tables);
  const byTable = [...tables].map((key): [string, readonly Route[]] => [
    key,
    [
      ...(inline.byKey.get(key) ?? []).map((endpoint) => routeTo(endpoint, endpoint)),
      ...(standalone.byKey.get(key) ?? []).flatMap((association) => routeBy(association, resources)),
    ],
  ]);
  return {
    byTable: new Map(byTable),
    notModelled: [...inline.notModelled, ...standalone.notModelled],
    doubts: [...inline.doubts, ...standalone.doubts],
  };
}

/** An association with an endpoint that is not in the JSON is told by the reader of endpoints, too. */
function routeBy(association: TerraformResource, resources: ResourceSet): readonly Route[] {
  const link = association.link("vpc_endpoint_id");
  if (link?.kind === "unknown") return [routeToUnknown(association, link.reason)];
  const endpoint = link?.kind === "resource" ? resources.get(link.key) : undefined;
  return endpoint === undefined ? [] : [routeTo(endpoint, association)];
}

function routeToUnknown({ address, constructPath }: TerraformResource, reason: string): Route {
  return { address, constructPath, destination: { kind: "unknown", reason }, target: { kind: "other", reason } };
}

function routeTo(endpoint: TerraformResource, { address, constructPath }: TerraformResource): Route {
  return {
    address,
    constructPath,
    destination: serviceOf(endpoint),
    target: { kind: "gateway-endpoint", key: endpoint.address },
  };
}

function serviceOf(endpoint: TerraformResource): AddressTerm {
  const service = endpoint.text("service_name");
  if (service === undefined) return { kind: "unknown", reason: `'${endpoint.address}' names no service` };
  return service.kind === "known" ? { kind: "service", service: service.value } : service;
}
