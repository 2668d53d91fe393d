import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";

/** Native locking of the S3 backend is generally available from here. */
const REQUIRED_TERRAFORM = ">= 1.11";

/** Every release with the attributes we use; cdktf would pin the one patch release its bindings were made from. */
const REQUIRED_AWS_PROVIDER = ">= 5.100.0, < 7.0.0";

/** Properties of {@link addTerraformSettings}. */
export interface TerraformSettingsProps {
  /** The only account that the provider works in. */
  readonly account: string;
  /** Region that the provider works in. */
  readonly region: string;
  /** Tags of every resource that can have some. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Gives a stack the AWS provider, bound to one account, and the versions that it needs. The provider gets no
 * credentials and no endpoints: they come from whoever runs Terraform.
 */
export function addTerraformSettings(stack: TerraformStack, { account, region, tags }: TerraformSettingsProps): void {
  new AwsProvider(stack, "aws", { region, allowedAccountIds: [account], defaultTags: [{ tags: { ...tags } }] });
  stack.addOverride("terraform.required_version", REQUIRED_TERRAFORM);
  stack.addOverride("terraform.required_providers.aws.version", REQUIRED_AWS_PROVIDER);
}
