import { NotModelled } from "./network-model";
import { ResourceSet } from "./json/resource-set";

/** Resources that give something to another, and the attribute that names the other. */
const GIVERS = [
  { type: "aws_internet_gateway_attachment", key: "internet_gateway_id" },
  { type: "aws_main_route_table_association", key: "vpc_id" },
] as const;

/** Attachments of something that nobody can tell; those of lists of parts are told by the readers of the parts. */
export function readUnknownParents(resources: ResourceSet): readonly NotModelled[] {
  return GIVERS.flatMap(({ type, key }) =>
    resources.ofType(type).flatMap((giver): NotModelled[] => {
      const link = giver.link(key);
      if (link?.kind !== "unknown") return [];
      const { address, constructPath } = giver;
      return [{ address, constructPath, reason: `belongs to something that nobody can tell: ${link.reason}` }];
    }),
  );
}
