import { PlanValue } from "../plan-value";
import { ResourceChange } from "../plan";
import { VPC_TYPES } from "../../network/vpc-defaults";

/** What AWS makes by itself and Terraform only adopts: to delete it is to forget it, and it stays as it is. */
const ADOPTED = /^aws_default_(vpc|subnet|route_table|network_acl|security_group)$/;

/**
 * Says of each change whether the thing that was there before stays, though the plan has it no longer: the state forgets
 * it, or it was only adopted and its VPC stays.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_security_group
 */
export function leftBehind(changes: readonly ResourceChange[]): (change: ResourceChange) => boolean {
  const vpcs = changes.filter((change) => isRemoved(change) && VPC_TYPES.includes(change.type) && !isAdopted(change));
  const gone = new Set<PlanValue | undefined>(vpcs.map(({ before }) => before?.id));
  return (change) =>
    change.action === "forget" ||
    change.leavesOld === true ||
    (isRemoved(change) && isAdopted(change) && !gone.has(change.before?.vpc_id ?? null));
}

function isRemoved({ action, deposed }: ResourceChange): boolean {
  return deposed === undefined && (action === "delete" || action === "replace");
}

/** A default VPC or subnet is deleted all the same where somebody asked for it. */
function isAdopted({ type, before }: ResourceChange): boolean {
  return ADOPTED.test(type) && before?.force_destroy !== true;
}
