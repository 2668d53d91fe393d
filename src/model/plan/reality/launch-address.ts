import { Parts, textsOf } from "./parts";
import { PlannedInstance } from "../plan";
import { INSTANCE_TYPES } from "../../machines/launch-sources";

/** The attribute that says whether AWS assigns a public address at launch. */
export const LAUNCH_ADDRESS = "associate_public_ip_address";

/**
 * Whether AWS has assigned a public address to a machine that runs: its subnet decides at launch only, and the state
 * shows an Elastic IP in the same place. Undefined for one that is not there yet, or does not run: that has what its
 * subnet gives.
 *
 * @param running the machine as it is; undefined where it is yet to be launched
 */
export function deriveLaunchAddress(running: PlannedInstance | undefined, parts: Parts): boolean | undefined {
  if (running === undefined || !(INSTANCE_TYPES as readonly string[]).includes(running.type)) return undefined;
  const { public_ip: address, instance_state: state } = running.values;
  if (typeof address !== "string") return undefined;
  if (address === "") return state === "running" ? false : undefined;
  const isElastic = parts.ofType("aws_eip").some((elasticIp) => textsOf(elasticIp.public_ip).includes(address));
  return isElastic ? undefined : true;
}
