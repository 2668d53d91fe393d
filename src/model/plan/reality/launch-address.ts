import { Parts, textsOf } from "./parts";
import { PlannedInstance } from "../plan";
import { PlanValue } from "../plan-value";
import { INSTANCE_TYPES } from "../../machines/launch-sources";

const SETTING = "associate_public_ip_address";

/**
 * Says whether AWS has assigned a public address to a machine that runs: its subnet decides at launch only, and the state
 * shows an Elastic IP in the same place. One that is not there yet, or does not run, has what its subnet gives.
 *
 * @param values the attributes of the machine, to write to
 * @param running the machine as it is; undefined where it is yet to be launched
 */
export function deriveLaunchAddress(
  values: Map<string, PlanValue>,
  running: PlannedInstance | undefined,
  parts: Parts,
): void {
  if (!values.has(SETTING)) return;
  values.delete(SETTING);
  if (running === undefined || !(INSTANCE_TYPES as readonly string[]).includes(running.type)) return;
  const { public_ip: address, instance_state: state } = running.values;
  if (typeof address !== "string") return;
  const isElastic = parts.ofType("aws_eip").some((elasticIp) => textsOf(elasticIp.public_ip).includes(address));
  if (address === "" ? state === "running" : !isElastic) values.set(SETTING, address !== "");
}
