import { NetworkModel } from "../model/network-model";
import { StackFormatError } from "../model/stack-format-error";

/**
 * Makes sure that a proof says something: at least one interface has a place in the network and a role.
 *
 * @param file what the message calls the configuration
 * @throws {StackFormatError} when there is none
 */
export function assertJudgeable({ interfaces }: Pick<NetworkModel, "interfaces">, file: string): void {
  if (interfaces.some(({ role, subnet }) => role !== undefined && subnet !== undefined)) return;
  const found = interfaces.length === 0 ? "has neither a machine nor a load balancer" : "has nobody with a Role tag";
  throw new StackFormatError(
    `${file}: the stack ${found}, so there is nothing in it to judge; give the instances, launch templates and load balancers their Role tags`,
  );
}
