import { readFileSync } from "node:fs";
import { parseEnvironment } from "../../src/config/parse-environment";

const dev = readFileSync("environments/dev.yaml", "utf8");
const KEY = /ssh-ed25519 .*/.exec(dev)?.[0] ?? "";
const SECRET_BODY = "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZWQyNTUxOQ";

/** Every problem of a text, one a line, as the report shows it. */
function reportOf(text: string): string[] {
  const result = parseEnvironment(text);
  if (result.kind === "environment") return [];
  return result.problems.map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`);
}

function reportAfter(replaced: string | RegExp, by: string): string[] {
  const text = dev.replace(replaced, () => by);
  expect(text).not.toBe(dev);
  return reportOf(text);
}

describe("a private key that was pasted is reported and never echoed", () => {
  const NEVER = "a private key must never leave your machine; write the public one, the line of the .pub file";
  test.each([
    [
      "whole",
      KEY,
      `|\n    -----BEGIN OPENSSH PRIVATE KEY-----\n    ${SECRET_BODY}`,
      `14:17 client.sshPublicKey: ${NEVER}`,
    ],
    ["the body of an OpenSSH key", KEY, SECRET_BODY, `14:17 client.sshPublicKey: ${NEVER}`],
    ["the body of a PEM key", KEY, `MIIEowIBAAKCAQEA${"x".repeat(64)}`, `14:17 client.sshPublicKey: ${NEVER}`],
    [
      "in another field",
      "instanceType: t3.micro",
      `instanceType: ${SECRET_BODY}`,
      "12:17 client.instanceType: a private key is no instance type; write one like t3.small or t4g.small",
    ],
    [
      "as a key",
      "instanceType: t3.micro",
      `${SECRET_BODY}: x`,
      "12:3 client.(a private key): unknown key; use one of instanceType, sshFrom, sshPublicKey, sshKeyName, jumpToPrivateNodes, amiId, rootVolumeSizeGiB, userData",
    ],
    [
      "as a zone",
      "us-east-1b",
      SECRET_BODY,
      "9:35 network.availabilityZones[1]: a private key is no zone of us-east-1; write one like us-east-1a",
    ],
    [
      "as a tag",
      "region: us-east-1",
      `region: us-east-1\ntags: { Key: ${SECRET_BODY.repeat(4)} }`,
      "6:14 tags.Key: a private key is too long for a tag; use at most 256 characters",
    ],
    [
      "as the name of a key pair",
      "sshPublicKey",
      `sshKeyName: ${SECRET_BODY}\n  sshPublicKey`,
      "14:15 client.sshKeyName: a private key names a second key beside sshPublicKey; keep one of the two",
    ],
  ])("%s", (_, replaced, by, expected) => {
    expect(reportAfter(replaced, by)).toEqual([expected]);
  });

  test("a public key is no secret and is echoed", () => {
    expect(reportAfter(KEY, KEY.slice(0, 40))[0]).toContain("'ssh-ed25519 AAAA");
  });
});

describe("texts that YAML accepts and AWS would refuse are reported", () => {
  test.each([
    [
      "203.0.113.7/32",
      "010.1.0.0/16",
      "13:13 client.sshFrom[0]: '010.1.0.0/16' has leading zeros, which AWS refuses; write 10.1.0.0/16",
    ],
    [
      "203.0.113.7/32",
      "203.0.113.7/32, 203.0.113.0/24",
      "13:13 client.sshFrom[0]: '203.0.113.7/32' is covered by '203.0.113.0/24'; keep one of the two",
    ],
    [
      "name: dev",
      "name: dev-",
      "3:7 name: 'dev-' is no environment name; use up to 16 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen",
    ],
    [
      /sshPublicKey: .*/,
      "sshKeyName: ' ops'",
      "14:15 client.sshKeyName: ' ops' is no name of a key pair; use 1 to 255 characters, no space at the ends",
    ],
    [
      "/health",
      `/${"a".repeat(1024)}`,
      `19:20 api.healthCheckPath: '/${"a".repeat(59)}…' has 1025 characters, and a load balancer takes 1024; write a shorter path`,
    ],
    [
      "region: us-east-1",
      "region: us-east-1\ntags: { 'a<b': c }",
      "6:16 tags.a<b: 'a<b' is no text for a tag; use letters, digits, spaces and . _ : / = + - @ only",
    ],
    [
      "region: us-east-1",
      "region: us-east-1\ntags: { '${x}': c }",
      "6:17 tags.${x}: '${x}' has '${' or '%{', which Terraform reads as an expression; write it without",
    ],
    [
      "region: us-east-1",
      "region: us-east-1\nstate: { bucket: a.-b }",
      "6:18 state.bucket: 'a.-b' is no bucket name; use 3 to 63 lower-case letters, digits, hyphens and dots, each dot between letters or digits",
    ],
    [
      "region: us-east-1",
      "region: us-east-1\nstate: { bucket: states--x-s3 }",
      "6:18 state.bucket: 'states--x-s3' has '--x-s3', which S3 keeps for itself; use another name",
    ],
    [
      "egress: none",
      "flowLogs: { retentionDays: 91 }",
      "10:30 network.flowLogs.retentionDays: '91' is not among the values; use one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
    ],
    [
      "region: us-east-1",
      "region: us-east-1\ntags: { Team: ~ }",
      "6:15 tags.Team: an empty value is no text; write a text",
    ],
    ["[9000-9010]", "9000", "24:13 workers.rpcPorts: '9000' is no list; write it, for example [\"9000-9010\"]"],
    ["count: 2", "count: 1e30", "23:10 workers.count: '1e30' is out of range; use 0 to 1000"],
    ["name: dev", "name: !Ref dev", "3:7 : '!Ref' is a tag that means nothing here; write the value without it"],
  ])("%s replaced by %s", (replaced, by, expected) => {
    expect(reportAfter(replaced, by)).toEqual([expected]);
  });

  test("two public keys in one text are more than one", () => {
    expect(reportAfter(KEY, `|\n    ${KEY}\n    ${KEY}`)).toEqual([
      `14:17 client.sshPublicKey: '${KEY.slice(0, 60)}…' is more than one line; write one key, the line of one .pub file`,
    ]);
  });
});

describe("files that are no YAML of ours end in a report, not in a stack trace", () => {
  test.each([
    [
      "an anchor that holds itself",
      "name: &a [*a]\n",
      "1:1 : the aliases cannot be resolved (an alias lies within its own anchor); write the values out",
    ],
    [
      "zero bytes",
      "\0\0",
      "1:1 : '\\u0000\\u0000' is no environment; write keys and values, as in environments/dev.yaml",
    ],
    [
      "colour codes of a terminal",
      '"\\e[31mred"',
      "1:1 : '\\u001b[31mred' is no environment; write keys and values, as in environments/dev.yaml",
    ],
  ])("%s", (_, text, expected) => {
    expect(reportOf(text)).toEqual([expected]);
  });

  test.each([
    ["a list nested 5,000 deep", `a: ${"[".repeat(5000)}${"]".repeat(5000)}`],
    ["maps nested 3,000 deep", Array.from({ length: 3000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
  ])("%s", (_, text) => {
    expect(reportOf(text)[0]).toMatch(/ : the (file is not valid YAML|aliases cannot be resolved) \(.+\); /);
  });

  test("Windows line ends and a byte order mark change nothing", () => {
    expect(reportOf(`\uFEFF${dev.replaceAll("\n", "\r\n")}`)).toEqual([]);
    expect(reportOf(dev.replace("count: 2", "count: x").replaceAll("\n", "\r\n"))).toEqual([
      "23:10 workers.count: 'x' is no number; write a whole number",
    ]);
  });

  test("a key that is a list is an unknown key, without a warning of Node's", () => {
    const warnings = jest.spyOn(process, "emitWarning");
    expect(reportOf(`${dev}? [a, b]\n: x\n`)[0]).toMatch(/^3:1 \[ a, b \]: unknown key; use one of name, account/);
    expect(warnings).not.toHaveBeenCalled();
  });
});
