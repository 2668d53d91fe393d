import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { CommandError } from "./run-command";

/** What an account is checked against. */
export interface AccountToCheck {
  readonly name: string;
  readonly account: string;
  readonly region: string;
}

/**
 * Makes sure that the credentials are of the environment's account, before anything is touched.
 *
 * @throws {CommandError} when there are none, when they are not accepted, or when they are of another account
 */
export async function assertAccount({ name, account, region }: AccountToCheck): Promise<void> {
  const found = await callerAccount(region);
  if (found === account) return;
  throw new CommandError(
    `environments/${name}.yaml: account '${account}' is not the one of your credentials, '${found}'; ` +
      `use credentials of ${account}, for example with AWS_PROFILE. Nothing was touched`,
  );
}

async function callerAccount(region: string): Promise<string> {
  try {
    const { Account } = await new STSClient({ region, maxAttempts: 2 }).send(new GetCallerIdentityCommand({}));
    return Account ?? "unknown";
  } catch (error) {
    throw new CommandError(describeFault(error as Error), { cause: error });
  }
}

function describeFault({ name, message, ...rest }: Error & { code?: string }): string {
  // The expiry of a single sign-on is told in the message only, and some messages end with the command to run.
  if (/expired/i.test(`${name} ${message}`)) return "AWS: the credentials have expired; log in again";
  if (/CredentialsProviderError|CredentialsError/.test(name)) {
    return "AWS: no credentials were found; run 'aws configure' or set AWS_PROFILE";
  }
  if (/InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClient/.test(name)) {
    return `AWS: the credentials are not accepted (${name}); log in again`;
  }
  const reason = message === "" ? (rest.code ?? name) : message;
  return `AWS: the account cannot be asked for (${reason}); check the network and the region`;
}
