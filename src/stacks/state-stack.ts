import { LocalBackend } from "cdktf";
import { Construct } from "constructs";
import { addRemoteState, stateBucketName, StateLocation } from "../state/remote-state";
import { StateBucket } from "../state/state-bucket";
import { PROJECT } from "./project";
import { ReadableStack } from "./readable-stack";
import { addTerraformSettings } from "./terraform-settings";

/** Key of the state bucket's own state, in the bucket itself. */
export const STATE_STACK_KEY = "state-bucket/terraform.tfstate";

/** Where the state of the state bucket is kept: in a file before the bucket exists, then in the bucket itself. */
export type StateStackBackend = { readonly kind: "local"; readonly file: string } | { readonly kind: "bucket" };

/** The bucket of the Terraform states, as a stack of its own: no environment's teardown can take it along. */
export class StateStack extends ReadableStack {
  constructor(scope: Construct, id: string, location: StateLocation, backend: StateStackBackend) {
    super(scope, id);
    const { account, region } = location;
    addTerraformSettings(this, { account, region, tags: { Project: PROJECT } });
    if (backend.kind === "local") new LocalBackend(this, { path: backend.file });
    else addRemoteState(this, location, STATE_STACK_KEY);
    new StateBucket(this, "State", { bucketName: stateBucketName(location), region });
  }
}
