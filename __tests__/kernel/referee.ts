import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { World } from "./world";

const PROGRAM = join(__dirname, "referee.py");
const INSTALL = "apt-get install iproute2 nftables python3";

/** Jest's `test` where worlds can be built; elsewhere one that skips, after a line that says why and what to do. */
export function packetTest(): jest.It {
  const reason = whyNoReferee();
  if (reason === undefined) return test;
  process.stderr.write(`kernel tests skipped: ${reason}\n`);
  return test.skip;
}

/** Why this machine cannot build worlds, and what to do about it; undefined where it can. */
function whyNoReferee(): string | undefined {
  const needed = [
    ["ip", "-V"],
    ["nft", "--version"],
    ["python3", "--version"],
  ] as const;
  const missing = needed.filter(([tool, argument]) => spawnSync(tool, [argument]).status !== 0).map(([tool]) => tool);
  if (missing.length > 0) return `${missing.join(", ")} not found; install with: ${INSTALL}`;
  const tried = spawnSync("python3", [PROGRAM, "--check"], { encoding: "utf8" });
  if (tried.status === 0) return undefined;
  return `network namespaces are not permitted here (${firstLine(tried.stderr)}); run as root, outside a sandbox`;
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}

/**
 * Builds a world, sends its probes and says which arrived, by their ids.
 *
 * @throws {Error} when the world cannot be built
 */
export function sendProbes(world: World): Promise<ReadonlySet<number>> {
  return new Promise((resolve, reject) => {
    const child = spawn("python3", [PROGRAM], { stdio: "pipe" });
    const output: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout.on("data", (data: Buffer) => output.push(data));
    child.stderr.on("data", (data: Buffer) => complaints.push(data));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0) reject(new Error(`referee.py: ${Buffer.concat(complaints).toString("utf8")}`));
      else resolve(new Set((JSON.parse(Buffer.concat(output).toString("utf8")) as { arrived: number[] }).arrived));
    });
    child.stdin.end(JSON.stringify(world));
  });
}
