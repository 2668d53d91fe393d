import { createServer, Server } from "node:net";
import { Emulator, startEmulator } from "../../src/emulator/start-emulator";

const WHERE = { account: "123456789012", region: "us-east-1" };
const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555";

describe("startEmulator", () => {
  let emulator: Emulator | undefined;
  let other: Server | undefined;

  afterEach(async () => {
    await emulator?.stop();
    other?.close();
  });

  it("stands for the environment's account", async () => {
    emulator = await startEmulator(WHERE);
    const body = new URLSearchParams({ Action: "GetCallerIdentity", Version: "2011-06-15" });
    const answer = await call(emulator, "sts", { body });
    expect(answer).toContain("<Account>123456789012</Account>");
  });

  it("holds a certificate of exactly the ARN that the environment file names", async () => {
    emulator = await startEmulator({ ...WHERE, certificates: [CERTIFICATE] });
    const headers = {
      "X-Amz-Target": "CertificateManager.DescribeCertificate",
      "Content-Type": "application/x-amz-json-1.1",
    };
    const answer = await call(emulator, "acm", { headers, body: JSON.stringify({ CertificateArn: CERTIFICATE }) });
    expect(JSON.parse(answer)).toMatchObject({ Certificate: { CertificateArn: CERTIFICATE, Status: "ISSUED" } });
  });

  it("takes the next port where another program listens on the first", async () => {
    const taken = await new Promise<number>((done) => {
      other = createServer().listen(0, "127.0.0.1", () => done((other?.address() as { port: number }).port));
    });
    const ports = [taken, taken + 1];
    const lines: string[] = [];
    const findPort = () => Promise.resolve(ports.shift() ?? 0);
    emulator = await startEmulator({ ...WHERE, findPort, onLine: (line) => lines.push(line) });
    expect(emulator.url).toBe(`http://127.0.0.1:${taken + 1}`);
    expect(lines).toEqual([
      `emulator: 'http://127.0.0.1:${taken}' is taken by another program; end that program, or try again`,
    ]);
  });

  it("is gone after stop", async () => {
    const gone = await startEmulator(WHERE);
    const { url, pid } = gone;
    await gone.stop();
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });
});

async function call(
  { url }: Emulator,
  service: string,
  init: { headers?: Record<string, string>; body: string | URLSearchParams },
): Promise<string> {
  const credential = `Credential=emulator/20260101/us-east-1/${service}/aws4_request`;
  const Authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=0`;
  const response = await fetch(url, { method: "POST", ...init, headers: { ...init.headers, Authorization } });
  return response.text();
}
