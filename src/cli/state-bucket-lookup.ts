/** What is there of the state bucket, asked of the S3 API before anything is touched. */
import { HeadBucketCommand, HeadObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { stateBucketName, StateLocation } from "../state/remote-state";
import { STATE_STACK_KEY } from "../stacks/state-stack";
import { CommandError } from "./run-command";

/** How far the state bucket has come: not there, there but unknown to its own state, or there with its state in it. */
export type StateBucketStage = "missing" | "without-state" | "with-state";

/**
 * Asks how far the state bucket of an environment has come.
 *
 * @throws {CommandError} when the bucket is another account's, in another region, or cannot be asked for
 */
export async function findStateBucket(location: StateLocation): Promise<StateBucketStage> {
  const client = new S3Client({
    region: location.region,
    maxAttempts: 2,
    forcePathStyle: process.env.AWS_ENDPOINT_URL !== undefined,
  });
  try {
    if (!(await bucketExists(client, location))) return "missing";
    return (await stateExists(client, location)) ? "with-state" : "without-state";
  } finally {
    client.destroy();
  }
}

async function bucketExists(client: S3Client, location: StateLocation): Promise<boolean> {
  const Bucket = stateBucketName(location);
  try {
    await client.send(new HeadBucketCommand({ Bucket, ExpectedBucketOwner: location.account }));
    return true;
  } catch (error) {
    const status = httpStatus(error);
    if (status === 404) return false;
    throw new CommandError(describeBucketFault(Bucket, status, location), { cause: error });
  }
}

function describeBucketFault(bucket: string, status: number | undefined, { name, region }: StateLocation): string {
  const where = `environments/${name}.yaml: state.bucket: '${bucket}'`;
  if (status === 403) {
    return `${where} exists in another account, or your credentials may not see it; set state.bucket to a name of your own, or ask for s3:ListBucket on it`;
  }
  // A signature for the wrong region is answered with 400 and no body; our own requests are otherwise well-formed.
  if (status === 301 || status === 400) {
    return `${where} exists in another region than ${region}; set state.bucket to another name`;
  }
  return `${where} cannot be asked for (HTTP ${status ?? "unknown"}); check the network and try again`;
}

async function stateExists(client: S3Client, { name, account, ...rest }: StateLocation): Promise<boolean> {
  const Bucket = stateBucketName({ account, ...rest });
  try {
    await client.send(new HeadObjectCommand({ Bucket, Key: STATE_STACK_KEY, ExpectedBucketOwner: account }));
    return true;
  } catch (error) {
    if (httpStatus(error) === 404) return false;
    throw new CommandError(
      `environments/${name}.yaml: state.bucket: '${Bucket}/${STATE_STACK_KEY}' cannot be read; ask for s3:ListBucket and s3:GetObject on it`,
      { cause: error },
    );
  }
}

function httpStatus(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
}
