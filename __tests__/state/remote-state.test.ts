import { App, TerraformStack, Testing } from "cdktf";
import { addRemoteState, StateLocation, stateBucketName, stateKey } from "../../src/state/remote-state";

const LOCATION: StateLocation = { name: "dev", account: "123456789012", region: "us-east-1", state: {} };

function synthesizeBackend(location: StateLocation, key?: string): unknown {
  const stack = new TerraformStack(Testing.stubVersion(new App({ stackTraces: false })), "stack");
  addRemoteState(stack, location, key);
  return (JSON.parse(Testing.synth(stack)) as { terraform: { backend: unknown } }).terraform.backend;
}

describe("addRemoteState", () => {
  test("keeps the state in S3, encrypted, locked in S3 itself and bound to the account, and nothing else is said", () => {
    expect(synthesizeBackend(LOCATION)).toEqual({
      s3: {
        bucket: "private-cluster-123456789012-us-east-1",
        key: "dev/terraform.tfstate",
        region: "us-east-1",
        encrypt: true,
        use_lockfile: true,
        allowed_account_ids: ["123456789012"],
      },
    });
  });

  test("a stack of its own has a key of its own", () => {
    expect(synthesizeBackend(LOCATION, "other/terraform.tfstate")).toMatchObject({
      s3: { key: "other/terraform.tfstate" },
    });
  });

  test("the bucket that the environment names is taken", () => {
    const named = { ...LOCATION, state: { bucket: "acme-terraform-state" } };
    expect(synthesizeBackend(named)).toMatchObject({ s3: { bucket: "acme-terraform-state" } });
  });
});

describe("stateBucketName", () => {
  test("two accounts or two regions never share a bucket by default", () => {
    const names = [
      stateBucketName(LOCATION),
      stateBucketName({ ...LOCATION, account: "210987654321" }),
      stateBucketName({ ...LOCATION, region: "eu-west-1" }),
    ];
    expect(names).toEqual([
      "private-cluster-123456789012-us-east-1",
      "private-cluster-210987654321-us-east-1",
      "private-cluster-123456789012-eu-west-1",
    ]);
  });
});

describe("stateKey", () => {
  test("two environments never share a state", () => {
    expect([stateKey({ name: "dev" }), stateKey({ name: "prod" })]).toEqual([
      "dev/terraform.tfstate",
      "prod/terraform.tfstate",
    ]);
  });
});
