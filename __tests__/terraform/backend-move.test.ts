import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBackendChange } from "../../src/terraform/backend-move";

const S3 = { bucket: "states", key: "dev/terraform.tfstate", region: "us-east-1", encrypt: true };

/** A stack's folder whose JSON has one backend, and that was set up with another. */
function folderOf(wanted: object | undefined, old?: object): string {
  const folder = mkdtempSync(join(tmpdir(), "private-cluster-backend-"));
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ terraform: wanted && { backend: wanted } }));
  mkdirSync(join(folder, ".terraform"));
  if (old) writeFileSync(join(folder, ".terraform/terraform.tfstate"), JSON.stringify({ version: 3, ...old }));
  return folder;
}

const setUpWith = (config: object, type = "s3") => ({ backend: { type, config: { profile: null, ...config } } });

describe("findBackendChange", () => {
  it.each([
    ["a fresh clone", { s3: S3 }, undefined],
    [
      "the same backend, its attributes in another order",
      { s3: S3 },
      setUpWith(Object.fromEntries(Object.entries(S3).toReversed())),
    ],
    ["a folder that was set up without a backend", { s3: S3 }, {}],
  ])("finds none in %s", (_, wanted, old) => {
    expect(findBackendChange(folderOf(wanted, old), ".terraform")).toEqual({ kind: "none" });
  });

  it("tells another way to the same place from another place", () => {
    const settings = findBackendChange(folderOf({ s3: S3 }, setUpWith({ ...S3, encrypt: false })), ".terraform");
    expect(settings).toEqual({ kind: "settings" });
    const to = "s3://states/dev/terraform.tfstate";
    expect(findBackendChange(folderOf({ s3: S3 }, setUpWith({ ...S3, bucket: "old" })), ".terraform")).toEqual({
      kind: "place",
      from: "s3://old/dev/terraform.tfstate",
      to,
    });
    expect(findBackendChange(folderOf({ s3: S3 }, setUpWith({ ...S3, key: "d" })), ".terraform")).toEqual({
      kind: "place",
      from: "s3://states/d",
      to,
    });
  });

  it("sees a state that leaves the folder, or comes into it", () => {
    const local = setUpWith({ path: "here.tfstate" }, "local");
    expect(findBackendChange(folderOf({ s3: S3 }, local), ".terraform")).toMatchObject({ from: "local here.tfstate" });
    expect(findBackendChange(folderOf(undefined, setUpWith(S3)), ".terraform")).toMatchObject({ to: "local" });
  });
});
