import { linkName } from "./distinct-links";
import { unknown } from "./known";
import { Link } from "./link";
import { NotModelled } from "./network-model";
import { TerraformResource } from "./terraform-resource";

/** Parts that stand alone, by the key of the whole that they belong to. */
export interface GroupedParts {
  readonly byKey: ReadonlyMap<string, readonly TerraformResource[]>;
  /** Parts of something that is not in the JSON, or that nobody can tell. */
  readonly notModelled: readonly NotModelled[];
  /** Why each of the wholes may have parts that we do not see: one reason for each part that may be any's. */
  readonly doubts: readonly string[];
}

/**
 * Sorts parts that stand alone, such as routes, by the whole that they name.
 *
 * @param key the attribute that names the whole
 * @param wholes keys of the wholes in the model
 */
export function groupByLink(
  parts: readonly TerraformResource[],
  key: string,
  wholes: ReadonlySet<string>,
): GroupedParts {
  const byKey = new Map<string, TerraformResource[]>();
  const notModelled: NotModelled[] = [];
  const doubts: string[] = [];
  for (const part of parts) {
    for (const link of linksOf(part, key)) {
      if (link.kind === "resource" && wholes.has(link.key)) byKey.set(link.key, [...(byKey.get(link.key) ?? []), part]);
      else notModelled.push(lost(part, link));
      if (link.kind === "unknown") doubts.push(`'${part.address}' may belong to it: ${link.reason}`);
    }
  }
  return { byKey, notModelled, doubts };
}

function linksOf(part: TerraformResource, key: string): readonly Link[] {
  return part.raw(key) === undefined ? [unknown(`it has no ${key}`)] : part.links(key);
}

function lost({ address, constructPath }: TerraformResource, link: Link): NotModelled {
  const reason =
    link.kind === "unknown"
      ? `belongs to something that nobody can tell: ${link.reason}`
      : `belongs to '${linkName(link)}', which is not in the JSON`;
  return { address, constructPath, reason };
}
