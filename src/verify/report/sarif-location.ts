import { isAbsolute, normalize, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { Location } from "sarif";
import { ResourceLines } from "./resource-lines";

/** A resource that something is said of. */
export interface LocatedResource {
  /** Terraform address. */
  readonly resource: string;
  /** Its construct path, where cdktf made the JSON. */
  readonly constructPath?: string;
}

/**
 * Where a resource is, for SARIF: its line in the Terraform JSON, and its names.
 *
 * @param file path of the JSON as seen from the project's folder; undefined where it is not at hand
 */
export function sarifLocation(
  { resource, constructPath }: LocatedResource,
  file: string | undefined,
  lineOf: ResourceLines,
): Location {
  const startLine = lineOf(resource);
  const names = [
    { fullyQualifiedName: resource, kind: "resource" },
    ...(constructPath === undefined ? [] : [{ fullyQualifiedName: constructPath, kind: "construct" }]),
  ];
  if (file === undefined) return { logicalLocations: names };
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      ...(startLine === undefined ? {} : { region: { startLine } }),
    },
    logicalLocations: names,
  };
}

function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return normalize(file).split(sep).map(encodeURIComponent).join("/");
}
