import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bootstrapState } from "../../src/cli/bootstrap-state";
import { Emulator, startEmulator } from "../../src/emulator/start-emulator";
import { StateLocation, stateBucketName } from "../../src/state/remote-state";
import { runProcess } from "../../src/terraform/run-process";
import { findTerraform, TerraformTool } from "../../src/terraform/terraform-tool";
import { startFaultEndpoint } from "./fault-endpoint";
import { runCli } from "./run-cli";
import { setEnvironment } from "./set-environment";

const ACCOUNT = "123456789012";
const REGION = "us-east-1";
const KEY = "state-bucket/terraform.tfstate";

let emulator: Emulator;
let terraform: TerraformTool;
let s3: S3Client;
const machines: string[] = [];
let restoreEnvironment: () => void;

/** A folder that knows nothing of any run before, as on another machine. */
function newMachine(): string {
  const folder = mkdtempSync(join(tmpdir(), "private-cluster-machine-"));
  machines.push(folder);
  return folder;
}

function locationOf(bucket?: string): StateLocation {
  return { name: "dev", account: ACCOUNT, region: REGION, state: bucket === undefined ? {} : { bucket } };
}

function localStateOf(machine: string, location: StateLocation): string {
  return join(machine, `${ACCOUNT}-${REGION}-${stateBucketName(location)}`, "terraform.tfstate");
}

function bootstrap(location: StateLocation, machine = newMachine()) {
  return bootstrapState(location, { terraform, folder: machine, lockTimeoutSeconds: 1 });
}

beforeAll(async () => {
  emulator = await startEmulator({ account: ACCOUNT, region: REGION });
  restoreEnvironment = setEnvironment(emulator.env);
  terraform = await findTerraform();
  s3 = new S3Client({ region: REGION, forcePathStyle: true });
});

afterAll(async () => {
  await emulator.stop();
  restoreEnvironment();
  for (const folder of machines) rmSync(folder, { recursive: true, force: true });
});

describe("bootstrapState", () => {
  const location = locationOf();
  const Bucket = stateBucketName(location);

  it("makes the bucket, and its own state ends up in it and nowhere else", async () => {
    const machine = newMachine();
    await expect(bootstrap(location, machine)).resolves.toBe("created");
    await expect(s3.send(new HeadObjectCommand({ Bucket, Key: KEY }))).resolves.toHaveProperty("VersionId");
    expect(existsSync(localStateOf(machine, location))).toBe(false);
  });

  it("the bucket that AWS has is versioned, closed to the public and cannot be deleted", async () => {
    const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket }));
    const { PublicAccessBlockConfiguration } = await s3.send(new GetPublicAccessBlockCommand({ Bucket }));
    const { Policy = "" } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
    expect(Status).toBe("Enabled");
    expect(new Set(Object.values(PublicAccessBlockConfiguration ?? {}))).toEqual(new Set([true]));
    expect(Policy).toContain("s3:DeleteBucket");
  });

  it("changes nothing when it runs again, on another machine", async () => {
    await expect(bootstrap(location)).resolves.toBe("unchanged");
  });

  it("puts right what was changed by hand", async () => {
    const VersioningConfiguration = { Status: "Suspended" } as const;
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
    await expect(bootstrap(location)).resolves.toBe("changed");
    await expect(s3.send(new GetBucketVersioningCommand({ Bucket }))).resolves.toHaveProperty("Status", "Enabled");
  });

  it("adopts a bucket that was made by hand, and keeps what is in it", async () => {
    const adopted = locationOf("acme-made-by-hand");
    await s3.send(new CreateBucketCommand({ Bucket: "acme-made-by-hand" }));
    const theirs = { Bucket: "acme-made-by-hand", Key: "prod/terraform.tfstate" };
    await s3.send(new PutObjectCommand({ ...theirs, Body: "theirs" }));
    await expect(bootstrap(adopted)).resolves.toBe("adopted");
    const { Body } = await s3.send(new GetObjectCommand(theirs));
    await expect(Body?.transformToString()).resolves.toBe("theirs");
    await expect(bootstrap(adopted)).resolves.toBe("unchanged");
  });
});

describe("bootstrapState, after a run that was interrupted", () => {
  const location = locationOf("acme-interrupted");
  const Bucket = "acme-interrupted";

  async function interrupt(machine: string, state: (remote: string) => string): Promise<void> {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: KEY }));
    const file = localStateOf(machine, location);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, state((await Body?.transformToString()) ?? ""));
    await s3.send(new DeleteObjectCommand({ Bucket, Key: KEY }));
  }

  beforeAll(() => bootstrap(location));

  it("carries on from the local state, before it was moved", async () => {
    const machine = newMachine();
    await interrupt(machine, (remote) => remote);
    await expect(bootstrap(location, machine)).resolves.toBe("created");
    await expect(s3.send(new HeadObjectCommand({ Bucket, Key: KEY }))).resolves.toHaveProperty("VersionId");
    expect(existsSync(localStateOf(machine, location))).toBe(false);
  });

  it("adopts the bucket that a killed run made without noting it", async () => {
    const machine = newMachine();
    await interrupt(machine, (remote) => JSON.stringify({ ...(JSON.parse(remote) as object), resources: [] }));
    await expect(bootstrap(location, machine)).resolves.toBe("adopted");
  });

  it("carries on from another machine, which has no local state", async () => {
    await interrupt(newMachine(), (remote) => remote);
    await expect(bootstrap(location)).resolves.toBe("adopted");
  });
});

describe("bootstrapState, where somebody holds the lock", () => {
  it("names who and since when, and the command that it gives frees the lock", async () => {
    const location = locationOf("acme-locked");
    const machine = newMachine();
    await bootstrap(location, machine);
    const lock = { Bucket: "acme-locked", Key: `${KEY}.tflock` };
    const ID = "0e6bd3dc-0f6f-4a5c-b7a0-6f1f1f3f9d11";
    const info = { ID, Operation: "OperationTypeApply", Info: "", Who: "ana@laptop", Version: "1.11.4", Path: KEY };
    await s3.send(
      new PutObjectCommand({ ...lock, Body: JSON.stringify({ ...info, Created: "2026-11-24T02:00:00Z" }) }),
    );
    const error = (await bootstrap(location, machine).catch((thrown: unknown) => thrown)) as Error;
    expect(error.message).toContain("state: locked by ana@laptop since 2026-11-24 02:00:00 UTC for 'apply'");
    const command = /is dead, run: (cd .* force-unlock \S+)/.exec(error.message)?.[1] ?? "";
    await runProcess("/bin/sh", ["-c", command.replace("force-unlock", "force-unlock -force")], { env: terraform.env });
    await expect(bootstrap(location, machine)).resolves.toBe("unchanged");
  });
});

describe("npm run bootstrap, refused before anything is touched", () => {
  const credentials = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
  const DEFAULT = "private-cluster-123456789012-us-east-1";

  it("with credentials of another account", async () => {
    const other = await startEmulator({ account: "999999999999", region: REGION });
    try {
      const { exitCode, stderr } = await runCli("bootstrap", ["dev"], other.env);
      expect({ exitCode, stderr }).toEqual({
        exitCode: 2,
        stderr:
          "environments/dev.yaml: account '123456789012' is not the one of your credentials, '999999999999'; use credentials of 123456789012, for example with AWS_PROFILE. Nothing was touched\n",
      });
      const theirs = new S3Client({ region: REGION, forcePathStyle: true, endpoint: other.url });
      await expect(theirs.send(new ListBucketsCommand({}))).resolves.toMatchObject({ Buckets: [] });
    } finally {
      await other.stop();
    }
  });

  it("without credentials", async () => {
    const none = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
    const { exitCode, stderr } = await runCli("bootstrap", ["dev"], none);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: "AWS: no credentials were found; run 'aws configure' or set AWS_PROFILE\n",
    });
  });

  it.each([
    ["expired credentials", { identityError: "ExpiredToken" }, "AWS: the credentials have expired; log in again\n"],
    [
      "credentials that AWS does not know",
      { identityError: "InvalidClientTokenId" },
      "AWS: the credentials are not accepted (InvalidClientTokenId); log in again\n",
    ],
    [
      "a bucket of another account",
      { bucketStatus: 403 },
      `environments/dev.yaml: state.bucket: '${DEFAULT}' exists in another account, or your credentials may not see it; set state.bucket to a name of your own, or ask for s3:ListBucket on it\n`,
    ],
    [
      "a bucket in another region",
      { bucketStatus: 301 },
      `environments/dev.yaml: state.bucket: '${DEFAULT}' exists in another region than us-east-1; set state.bucket to another name\n`,
    ],
  ])("with %s", async (_, faults, stderr) => {
    const endpoint = await startFaultEndpoint(faults);
    const result = await runCli("bootstrap", ["dev"], { ...credentials, AWS_ENDPOINT_URL: endpoint.url });
    await endpoint.stop();
    expect(result).toMatchObject({ exitCode: 2, stderr, leftRunning: [] });
    expect(endpoint.asked.filter((line) => !/^(POST|HEAD) /.test(line))).toEqual([]);
  });
});
