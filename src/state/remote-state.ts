import { S3Backend, TerraformStack } from "cdktf";
import type { Environment } from "../config/environment";

/** What decides where a state lies. */
export type StateLocation = Pick<Environment, "name" | "account" | "region" | "state">;

/** Name of the bucket of an environment's state; environments of one account and region share it. */
export function stateBucketName({ account, region, state }: Omit<StateLocation, "name">): string {
  return state.bucket ?? `private-cluster-${account}-${region}`;
}

/** Key of an environment's state in its bucket. */
export function stateKey({ name }: Pick<StateLocation, "name">): string {
  return `${name}/terraform.tfstate`;
}

/**
 * Keeps a stack's state in S3: encrypted, locked, and only with credentials of the environment's account.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/s3
 */
export function addRemoteState(stack: TerraformStack, location: StateLocation, key = stateKey(location)): void {
  const { account, region } = location;
  const bucket = stateBucketName(location);
  new S3Backend(stack, { bucket, key, region, encrypt: true, allowedAccountIds: [account] });
  // cdktf 0.21 knows the lock by DynamoDB table only, which Terraform is giving up.
  stack.addOverride("terraform.backend.s3.use_lockfile", true);
}
