import { createServer, IncomingMessage, request, ServerResponse } from "node:http";
import { AddressInfo } from "node:net";

/** What of the state's bucket fails. */
export type Dead = "nothing" | "saving" | "saving and unlocking";

const REFUSAL =
  '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>';

/** Stands in front of an emulator and passes everything on, until the bucket of the state dies. */
export async function startDyingBackend(emulator: string) {
  let dead: Dead = "nothing";
  const server = createServer((asked, answer) => {
    if (isRefused(asked, dead)) refuse(asked, answer);
    else passOn(emulator, asked, answer);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** From here on, that fails. */
    die: (what: Dead) => {
      dead = what;
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

function isRefused({ method, url = "" }: IncomingMessage, dead: Dead): boolean {
  const [path = ""] = url.split("?");
  if (method === "PUT" && path.endsWith("/terraform.tfstate")) return dead !== "nothing";
  return method === "DELETE" && path.endsWith(".tflock") && dead === "saving and unlocking";
}

function refuse(asked: IncomingMessage, answer: ServerResponse): void {
  asked.resume();
  asked.once("end", () => answer.writeHead(403, { "content-type": "application/xml" }).end(REFUSAL));
}

function passOn(emulator: string, asked: IncomingMessage, answer: ServerResponse): void {
  const { method, headers, url = "" } = asked;
  const { hostname, port } = new URL(emulator);
  const onward = request({ hostname, port, path: url, method, headers }, (back) => {
    answer.writeHead(back.statusCode ?? 502, back.headers);
    back.pipe(answer);
  });
  onward.once("error", () => answer.destroy());
  asked.pipe(onward);
}
