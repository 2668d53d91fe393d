import { App, Testing } from "cdktf";
import { StateStack, StateStackBackend } from "../../src/stacks/state-stack";
import { StateLocation } from "../../src/state/remote-state";

interface StateStackJson {
  readonly terraform: {
    readonly backend: unknown;
    readonly required_version: string;
    readonly required_providers: { readonly aws: unknown };
  };
  readonly provider: unknown;
  readonly resource: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const LOCATION: StateLocation = { name: "dev", account: "123456789012", region: "us-east-1", state: {} };

function synthesizeStack(backend: StateStackBackend, location = LOCATION): StateStackJson {
  const app = Testing.stubVersion(new App({ stackTraces: false }));
  return JSON.parse(Testing.synth(new StateStack(app, "state", location, backend))) as StateStackJson;
}

describe("StateStack", () => {
  test("before the bucket exists, its state is in a file", () => {
    const { terraform } = synthesizeStack({ kind: "local", file: "/states/terraform.tfstate" });
    expect(terraform.backend).toEqual({ local: { path: "/states/terraform.tfstate" } });
  });

  test("afterwards its state is in the bucket itself, locked, under a key that no environment can have", () => {
    expect(synthesizeStack({ kind: "bucket" }).terraform.backend).toEqual({
      s3: {
        bucket: "private-cluster-123456789012-us-east-1",
        key: "state-bucket/terraform.tfstate",
        region: "us-east-1",
        encrypt: true,
        use_lockfile: true,
        allowed_account_ids: ["123456789012"],
      },
    });
  });

  test("the two differ in the backend only, so that moving the state changes nothing", () => {
    const local = synthesizeStack({ kind: "local", file: "terraform.tfstate" });
    const remote = synthesizeStack({ kind: "bucket" });
    expect({ ...local, terraform: null }).toEqual({ ...remote, terraform: null });
  });

  test("the environment's name is nowhere in it, so that all environments of an account and region share it", () => {
    const other = synthesizeStack({ kind: "bucket" }, { ...LOCATION, name: "prod" });
    expect(other).toEqual(synthesizeStack({ kind: "bucket" }));
  });

  test("it works in one account and region, and tags everything with the project", () => {
    expect(synthesizeStack({ kind: "bucket" }).provider).toEqual({
      aws: [
        {
          region: "us-east-1",
          allowed_account_ids: ["123456789012"],
          default_tags: [{ tags: { Project: "private-cluster" } }],
        },
      ],
    });
  });

  test("it asks for a Terraform that locks in S3, and for a range of providers", () => {
    const { terraform } = synthesizeStack({ kind: "bucket" });
    expect(terraform.required_version).toBe(">= 1.11");
    expect(terraform.required_providers.aws).toMatchObject({ version: ">= 5.100.0, < 7.0.0" });
  });

  test("every address can be read", () => {
    const { resource } = synthesizeStack({ kind: "bucket" });
    const addresses = Object.entries(resource).flatMap(([type, byName]) =>
      Object.keys(byName).map((name) => `${type}.${name}`),
    );
    expect(addresses.sort()).toEqual([
      "aws_s3_bucket.state",
      "aws_s3_bucket_ownership_controls.state_settings_ownership",
      "aws_s3_bucket_policy.state_policy",
      "aws_s3_bucket_public_access_block.state_settings_public_access_block",
      "aws_s3_bucket_server_side_encryption_configuration.state_settings_encryption",
      "aws_s3_bucket_versioning.state_versioning",
    ]);
  });
});
