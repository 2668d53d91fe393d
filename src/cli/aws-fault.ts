import { CommandError } from "./run-command";

/** What an error of the AWS API carries. */
interface AwsFault extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly code?: string;
}

/**
 * Asks the AWS API for something and turns its refusals into a sentence; what is no error of AWS or of the network is
 * thrown on as it is.
 *
 * @throws {CommandError} when AWS refuses or does not answer
 */
export async function askAws<Answer>(what: string, question: () => Promise<Answer>): Promise<Answer> {
  try {
    return await question();
  } catch (error) {
    const fault = error as AwsFault;
    if (fault.$metadata === undefined) throw error;
    throw new CommandError(describeFault(what, fault), { cause: error });
  }
}

function describeFault(what: string, { name, message, code, $metadata }: AwsFault): string {
  if ($metadata?.httpStatusCode === undefined) {
    return `AWS: ${what} cannot be asked for (${code ?? message}); check the network and the region`;
  }
  const isRefused = $metadata.httpStatusCode === 403 || /Unauthorized|AccessDenied/.test(name);
  const remedy = isRefused ? "ask for the permission that it names" : "try again in a minute";
  return `AWS: ${what} was answered with '${name}' (${message}); ${remedy}`;
}
