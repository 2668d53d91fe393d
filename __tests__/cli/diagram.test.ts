import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { faultsInXml, textsIn } from "../support/pictures";

interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | string | null | undefined;
}

/** Runs a command in a process of its own, from a folder. */
function run(command: string, args: readonly string[], cwd: string): Outcome {
  const program = ["--import", require.resolve("tsx"), resolve("src/cli", `${command}.ts`), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { encoding: "utf8", cwd });
  return { status, stdout, stderr };
}

/** Runs the command in this process; for everything that needs no synthesis. */
async function diagram(...args: readonly string[]): Promise<Outcome> {
  const written = { stdout: "", stderr: "" };
  const { argv } = process;
  const spies = (["stdout", "stderr"] as const).map((stream) =>
    jest.spyOn(process[stream], "write").mockImplementation((text) => {
      written[stream] += String(text);
      return true;
    }),
  );
  process.argv = ["node", "diagram", ...args];
  try {
    jest.isolateModules(() => void jest.requireActual("../../src/cli/diagram"));
    await new Promise(setImmediate);
    return { ...written, status: process.exitCode };
  } finally {
    process.argv = argv;
    process.exitCode = undefined;
    for (const spy of spies) spy.mockRestore();
  }
}

const VPC = "${aws_vpc.v.id}";
const PERMISSION = { from_port: 443, to_port: 443, protocol: "tcp", cidr_blocks: ["0.0.0.0/0"] };

const STACK = {
  resource: {
    aws_vpc: { v: { cidr_block: "10.0.0.0/16" } },
    aws_internet_gateway: { g: { vpc_id: VPC } },
    aws_default_route_table: {
      t: {
        default_route_table_id: "${aws_vpc.v.default_route_table_id}",
        route: [{ cidr_block: "0.0.0.0/0", gateway_id: "${aws_internet_gateway.g.id}" }],
      },
    },
    aws_subnet: { s: { vpc_id: VPC, cidr_block: "10.0.1.0/24", availability_zone: "eu-west-1a" } },
    aws_security_group: { web: { vpc_id: VPC, ingress: [PERMISSION] } },
    aws_instance: {
      web: {
        subnet_id: "${aws_subnet.s.id}",
        vpc_security_group_ids: ["${aws_security_group.web.id}"],
        associate_public_ip_address: true,
        tags: { Role: "web" },
      },
    },
  },
};

function folder(): string {
  return mkdtempSync(join(tmpdir(), "diagram-command-"));
}

function fileOf(text: string): string {
  const file = join(folder(), "cdk.tf.json");
  writeFileSync(file, text);
  return file;
}

describe("diagram", () => {
  test("draws any stack with what is possible in it, and without a contract calls nothing a surprise", async () => {
    const { stdout, stderr, status } = await diagram("--stack", fileOf(JSON.stringify(STACK)));
    expect([stderr, status]).toEqual(["", 0]);
    expect(faultsInXml(stdout)).toEqual([]);
    expect(textsIn(stdout)).toEqual(expect.arrayContaining(["Web", "Internet", "Region eu-west-1", "TCP 443"]));
  });

  test("holds a stack against the contract of an environment that is named", async () => {
    const { stdout } = await diagram("prod", "--stack", fileOf(JSON.stringify(STACK)));
    expect(textsIn(stdout)).toContain("⚠ OPEN TCP 443");
  });

  test("says how many flows it does not draw because nobody knows them", async () => {
    const doubt = { "${var.rules}": {} };
    const group = { vpc_id: VPC, ingress: "${var.rules}", ...doubt };
    const stack = { resource: { ...STACK.resource, aws_security_group: { web: group } } };
    const { stdout } = await diagram("--stack", fileOf(JSON.stringify(stack)));
    expect(textsIn(stdout).join("\n")).toMatch(/^Not drawn: \d+ flows? that the JSON leaves open$/m);
  });

  test("writes the picture to a file and nothing to the terminal", async () => {
    const output = join(folder(), "deep", "picture.svg");
    const { stdout } = await diagram("--stack", fileOf(JSON.stringify(STACK)), "--output", output);
    expect(stdout).toBe("");
    expect(readFileSync(output, "utf8")).toMatch(/^<svg .*<\/svg>\n$/s);
  });

  test.each([
    [["--stack", "none.json"], "none.json: there is no such file; name a cdk.tf.json, or leave --stack out\n"],
    [["--size", "3"], "diagram: unknown option '--size'; see --help\n"],
    [["a", "b"], "diagram: too many arguments. Expected 1 argument but got 2.; see --help\n"],
  ])("%j is answered with a sentence and exit code 2", async (args, message) => {
    expect(await diagram(...args)).toEqual({ stdout: "", stderr: message, status: 2 });
  });

  test.each(["not JSON", "[]", "{}", '{"resource":{}}'])("a stack that is '%s' is answered in a line", async (text) => {
    const file = fileOf(text);
    const { stdout, stderr, status } = await diagram("--stack", file);
    expect([stdout, status, stderr.startsWith(`${file}:`), stderr.split("\n").length]).toEqual(["", 2, true, 2]);
  });

  test("an environment that does not exist is answered with those that do", async () => {
    const { stderr, status } = await diagram("nowhere");
    expect(status).toBe(2);
    expect(stderr).toContain("nowhere");
    expect(stderr).toContain("prod");
  });
});

describe("generate", () => {
  test("the picture in the documentation is the one that the command draws, and a stale one is found", () => {
    const cwd = folder();
    cpSync("environments", join(cwd, "environments"), { recursive: true });
    mkdirSync(join(cwd, "docs"));
    expect(run("generate", [], cwd)).toMatchObject({ stderr: expect.anything() as string, status: 0 });
    const picture = join(cwd, "docs", "architecture.svg");
    expect(readFileSync(picture, "utf8")).toBe(readFileSync("docs/architecture.svg", "utf8"));
    writeFileSync(picture, "<svg/>\n");
    const { stdout, status } = run("generate", ["--check"], cwd);
    expect([stdout, status]).toEqual(["docs/architecture.svg: stale; run npm run generate\n", 1]);
    expect(readFileSync(picture, "utf8")).toBe("<svg/>\n");
  }, 120_000);
});
