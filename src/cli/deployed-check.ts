import type { Environment } from "../config/environment";
import type { DeployedCluster } from "./deployed-cluster";

/** One thing that was looked at; it is right where the two texts are the same. */
export interface DeployedCheck {
  readonly title: string;
  readonly expected: string;
  readonly found: string;
}

/** Looks at one thing of what is deployed. */
export type Check = (environment: Environment, cluster: DeployedCluster) => DeployedCheck;

/** Lines in one text whose order says nothing. */
export function sorted(lines: readonly string[]): string {
  return [...lines].sort().join(", ");
}
