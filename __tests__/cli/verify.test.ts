import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | string | null | undefined;
}

/** Runs the command in a process of its own, as `npm run verify -- ...` does. */
function verifyInProcess(...args: readonly string[]): Outcome {
  const command = ["--import", "tsx", "src/cli/verify.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  return { status, stdout, stderr };
}

/** Runs the command in this process, from a folder; for everything that needs no synthesis. */
async function verify(args: readonly string[], cwd = process.cwd()): Promise<Outcome> {
  const written = { stdout: "", stderr: "" };
  const [argv, home] = [process.argv, process.cwd()];
  const spies = (["stdout", "stderr"] as const).map((stream) =>
    jest.spyOn(process[stream], "write").mockImplementation((text) => {
      written[stream] += String(text);
      return true;
    }),
  );
  process.argv = ["node", "verify", ...args];
  process.chdir(cwd);
  try {
    jest.isolateModules(() => void jest.requireActual("../../src/cli/verify"));
    await new Promise(setImmediate);
    return { ...written, status: process.exitCode };
  } finally {
    process.chdir(home);
    process.argv = argv;
    process.exitCode = undefined;
    for (const spy of spies) spy.mockRestore();
  }
}

function folder(): string {
  return mkdtempSync(join(tmpdir(), "verify-command-"));
}

/** A folder that is no project of ours, with a stack of one public web server, and a contract for it. */
function foreignFolder(contract: object = CONTRACT): string {
  const cwd = folder();
  writeFileSync(join(cwd, "stack.json"), JSON.stringify(STACK));
  writeFileSync(join(cwd, "contract.json"), JSON.stringify(contract));
  return cwd;
}

const CONTRACT = { flows: [{ from: "internet", to: "web", ports: "443", purpose: "HTTPS" }] };

const STACK = {
  resource: {
    aws_vpc: { main: { cidr_block: "10.0.0.0/16" } },
    aws_subnet: {
      public: { vpc_id: "${aws_vpc.main.id}", cidr_block: "10.0.1.0/24", availability_zone: "us-east-1a" },
    },
    aws_internet_gateway: { main: { vpc_id: "${aws_vpc.main.id}" } },
    aws_route_table: {
      public: {
        vpc_id: "${aws_vpc.main.id}",
        route: [{ cidr_block: "0.0.0.0/0", gateway_id: "${aws_internet_gateway.main.id}" }],
      },
    },
    aws_route_table_association: {
      public: { subnet_id: "${aws_subnet.public.id}", route_table_id: "${aws_route_table.public.id}" },
    },
    aws_security_group: {
      web: {
        vpc_id: "${aws_vpc.main.id}",
        ingress: [{ protocol: "tcp", from_port: 443, to_port: 443, cidr_blocks: ["0.0.0.0/0"] }],
      },
    },
    aws_instance: {
      web: {
        ami: "ami-1",
        instance_type: "t3.micro",
        subnet_id: "${aws_subnet.public.id}",
        associate_public_ip_address: true,
        vpc_security_group_ids: ["${aws_security_group.web.id}"],
        tags: { Role: "web" },
      },
    },
  },
};

describe("verify", () => {
  test("proves dev from its own environment file, and leaves nothing behind", () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith("private-cluster-verify-"));
    const { status, stdout, stderr } = verifyInProcess("--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({ environment: "dev", verdict: "proved", findings: [] });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "dev: generating its Terraform JSON ...\n" });
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith("private-cluster-verify-"))).toEqual(before);
  }, 60_000);

  test("anybody's stack is judged by anybody's contract, without an environment file", async () => {
    const { status, stdout, stderr } = await verify(
      ["--stack", "stack.json", "--contract", "contract.json"],
      foreignFolder(),
    );
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^stack\.json: proved; the one flow of the contract is possible, and no other\n/);
    expect(status).toBe(0);
  });

  test("what the contract does not say is a finding, exit code 1; the report goes into the file, the verdict out", async () => {
    const cwd = foreignFolder({ flows: [] });
    const args = ["blog", "--stack", "stack.json", "--contract", "contract.json", "--format", "json"];
    const { status, stdout, stderr } = await verify([...args, "--output", "new/folder/report.json"], cwd);
    const report = readFileSync(join(cwd, "new/folder/report.json"), "utf8");
    expect(JSON.parse(report)).toMatchObject({
      environment: "blog",
      verdict: "violated",
      flows: [{ from: "internet", to: "web", protocol: "tcp", ports: "443", verdict: "allowed", expected: false }],
    });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toMatch(/^blog: violated; 1 flow is possible beside the contract, \d findings?\n$/);
    expect(readdirSync(join(cwd, "new/folder"))).toEqual(["report.json"]);
    expect((await verify(args, cwd)).stdout).toBe(report);
  });

  test("a stack that is brought along is judged by the contract of the environment it is named after", async () => {
    const cwd = foreignFolder();
    const named = { "//": { metadata: { stackName: "prod" } }, ...STACK };
    writeFileSync(join(cwd, "named.json"), JSON.stringify(named));
    const { status, stdout } = await verify(["--stack", join(cwd, "named.json"), "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({ environment: "prod", verdict: "violated" });
    expect(status).toBe(1);
  });
});

describe("input that cannot be used", () => {
  const cwd = foreignFolder();
  mkdirSync(join(cwd, "folder"));
  writeFileSync(join(cwd, "nobody.json"), JSON.stringify({ resource: { aws_vpc: STACK.resource.aws_vpc } }));
  writeFileSync(join(cwd, "broken.json"), '{"flows": [{"from": "a"}');

  const own = ["--stack", "stack.json", "--contract", "contract.json"];

  test.each([
    [
      ["--stack", "none.json"],
      "none.json: there is no such file; name a cdk.tf.json, or leave --stack out to judge an environment's own",
    ],
    [
      ["--stack", "folder"],
      "folder: is a folder; name a cdk.tf.json, or leave --stack out to judge an environment's own",
    ],
    [
      ["--stack", "nobody.json", "--contract", "contract.json"],
      "nobody.json: the stack has neither a machine nor a load balancer, so there is nothing in it to judge; give the instances, launch templates and load balancers their Role tags",
    ],
    [
      ["--stack", "stack.json", "--contract", "broken.json"],
      "broken.json: 1 problem\n  1:25  this is no JSON (close bracket expected); correct it here",
    ],
    [[...own, "--format", "yaml"], "verify: 'yaml' is no format; use one of text, json, markdown, sarif, junit"],
  ])("%j: exit code 2, a sentence, and no report", async (args, message) => {
    expect(await verify(args, cwd)).toEqual({ status: 2, stdout: "", stderr: `${message}\n` });
  });

  test.each(["folder", "stack.json/report", "/proc/none/report"])(
    "%s cannot be written to, which is told, and nothing is left there",
    async (output) => {
      const { status, stdout, stderr } = await verify([...own, "--output", output], cwd);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toMatch(
        new RegExp(`^${output}: the report cannot be written \\(E.*\\); name a file in a folder of yours\\n$`),
      );
      expect(readdirSync(cwd).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    },
  );

  test("a device stays what it is", async () => {
    expect((await verify([...own, "--output", "/dev/null"], cwd)).status).toBe(0);
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });
});
