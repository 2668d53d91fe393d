import { createServer } from "node:http";
import { AddressInfo } from "node:net";

/** Answers of AWS that the emulator never gives. */
export interface Faults {
  /** Code of the error that the account is answered with; without one, the account is given. */
  readonly identityError?: string;
  /** HTTP status of every bucket. */
  readonly bucketStatus?: number;
}

const ACCOUNT = "123456789012";

/** Serves, on the loopback interface, what AWS answers when credentials or a bucket are not the caller's. */
export async function startFaultEndpoint({ identityError, bucketStatus = 404 }: Faults) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ""} ${request.url ?? ""}`);
    if (request.method !== "POST") response.writeHead(bucketStatus).end();
    else if (identityError === undefined) response.writeHead(200, { "content-type": "text/xml" }).end(identity());
    else response.writeHead(403, { "content-type": "text/xml" }).end(fault(identityError));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** Method and path of every request, in order. */
    asked: asked as readonly string[],
    stop: () => new Promise((done) => server.close(done)),
  };
}

function identity(): string {
  return `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>${ACCOUNT}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
}

function fault(code: string): string {
  return `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>The security token is not good</Message></Error></ErrorResponse>`;
}
