import { readFileSync } from "node:fs";
import { parseEnvironment } from "../../src/config/parse-environment";

const dev = readFileSync("environments/dev.yaml", "utf8");

/** What is reported of dev.yaml after a text in it was replaced. */
function problemsAfter(replaced: string | RegExp, by: string): string[] {
  const text = dev.replace(replaced, by);
  expect(text).not.toBe(dev);
  return problemsOf(text);
}

function problemsOf(text: string): string[] {
  const result = parseEnvironment(text);
  if (result.kind === "environment") return [];
  return result.problems.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`));
}

const ARN = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b";
const EXAMPLE = "name the operators' addresses, for example 203.0.113.7/32";

const CASES: readonly (readonly [replaced: string | RegExp, by: string, ...messages: string[]])[] = [
  [
    "name: dev",
    "name: Dev",
    "name: 'Dev' is no environment name; use up to 16 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen",
  ],
  ['"123456789012"', "123456789012", "account: '123456789012' is no text; put it in quotes: \"123456789012\""],
  ['"123456789012"', "012345678901", "account: '012345678901' is no text; put it in quotes: \"012345678901\""],
  ['"123456789012"', '"1234"', "account: '1234' is no AWS account id; write its 12 digits in quotes"],
  [
    "10.0.0.0/16",
    "10.0.0.0/8",
    "network.cidrBlock: '10.0.0.0/8' is too large for a VPC; use a prefix length from /16 to /23",
  ],
  [
    "10.0.0.0/16",
    "10.0.0.0/24",
    "network.cidrBlock: '10.0.0.0/24' is too small for 16 subnets with a load balancer; use a prefix length from /16 to /23",
  ],
  [
    "10.0.0.0/16",
    "8.8.0.0/16",
    "network.cidrBlock: '8.8.0.0/16' is no private address space; use a block of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10",
  ],
  ["10.0.0.0/16", "10.0.0.1/16", "network.cidrBlock: '10.0.0.1/16' has host bits set; write 10.0.0.0/16"],
  [
    "10.0.0.0/16",
    "ten",
    "network.cidrBlock: 'ten' is no IPv4 CIDR block; write an address and a prefix length, like 10.0.0.0/16",
  ],
  [
    "us-east-1b]",
    "eu-west-1b]",
    "network.availabilityZones[1]: 'eu-west-1b' is no zone of us-east-1; write one like us-east-1a",
  ],
  ["us-east-1b]", "us-east-1a]", "network.availabilityZones[1]: 'us-east-1a' is named twice; keep one of the two"],
  [", us-east-1b]", "]", "network.availabilityZones: a list is too short; write at least 2"],
  [
    "egress: none",
    "egress: nat",
    "network.egress: 'nat' is not among the values; use one of none, nat-gateway, nat-gateway-per-zone",
  ],
  ["egress: none", "egres: none", "network.egres: unknown key; did you mean 'egress'?"],
  ["203.0.113.7/32]", "0.0.0.0/0]", `client.sshFrom[0]: '0.0.0.0/0' lets everyone try to log in; ${EXAMPLE}`],
  ["203.0.113.7/32]", "0.0.0.0/1]", `client.sshFrom[0]: '0.0.0.0/1' is wider than /8; ${EXAMPLE}`],
  [
    "203.0.113.7/32]",
    "203.0.113.7]",
    "client.sshFrom[0]: '203.0.113.7' has no prefix length; write 203.0.113.7/32 for this one address",
  ],
  [
    "[203.0.113.7/32]",
    '["2001:db8::/32"]',
    "client.sshFrom[0]: '2001:db8::/32' is IPv6, which the Client has no address for; write an IPv4 block like 203.0.113.7/32",
  ],
  [
    "203.0.113.7/32]",
    "8.0.0.0/8, 9.0.0.0/8]",
    `client.sshFrom: a list of 33554432 addresses is wider than /8; ${EXAMPLE}`,
  ],
  [
    "203.0.113.7/32]",
    "203.0.113.0/24, 203.0.113.7/32]",
    "client.sshFrom[1]: '203.0.113.7/32' is covered by '203.0.113.0/24'; keep one of the two",
  ],
  [
    /sshPublicKey: .*/,
    "sshPublicKey: ssh-dss AAAA",
    "client.sshPublicKey: 'ssh-dss AAAA' is no public key that EC2 takes; write a line that begins with ssh-ed25519 or ssh-rsa",
  ],
  [
    /sshPublicKey: .*/,
    "sshPublicKey: ssh-ed25519 AAAA",
    "client.sshPublicKey: 'ssh-ed25519 AAAA' is not a whole public key; copy the whole line of the .pub file",
  ],
  [
    /sshPublicKey: .*/,
    "sshPublicKey: -----BEGIN OPENSSH PRIVATE KEY-----",
    "client.sshPublicKey: a private key must never leave your machine; write the public one, the line of the .pub file",
  ],
  [
    "sshPublicKey",
    "sshKeyName: ops\n  sshPublicKey",
    "client.sshKeyName: 'ops' names a second key beside sshPublicKey; keep one of the two",
  ],
  [
    /sshPublicKey: .*/,
    "jumpToPrivateNodes: true",
    "client.jumpToPrivateNodes: 'true' opens SSH that nobody has a key for; set sshPublicKey or sshKeyName",
  ],
  ["port: 8000", "port: 22", "api.port: '22' is the port of SSH; use another, like 8000"],
  ["port: 8000", "port: 70000", "api.port: '70000' is out of range; use 1 to 65535"],
  ["port: 8000", "port: eighty", "api.port: 'eighty' is no number; write a whole number"],
  ["  count: 1", "  count: 0", "api.count: '0' is out of range; use 1 to 100"],
  [
    "/health",
    "health",
    "api.healthCheckPath: 'health' is no path; write one that begins with / and has no spaces, like /health",
  ],
  [
    "deletionProtection: false",
    "deletionProtection: maybe",
    "api.deletionProtection: 'maybe' is no true or false; write true or false",
  ],
  [
    "  port: 8000",
    `  port: 8000\n  certificateArn: ${ARN.replace("us-east-1", "eu-west-1")}`,
    `api.certificateArn: '${ARN.replace("us-east-1", "eu-west-1")}' is not in us-east-1; a load balancer takes certificates of its own region only`,
  ],
  [
    "  port: 8000",
    `  port: 8000\n  certificateArn: ${ARN.replace("123456789012", "210987654321")}`,
    `api.certificateArn: '${ARN.replace("123456789012", "210987654321")}' is not in account 123456789012; request or import the certificate there`,
  ],
  [
    "  port: 8000",
    "  port: 8000\n  certificateArn: mine",
    "api.certificateArn: 'mine' is no certificate ARN; write one like arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000",
  ],
  [
    "  port: 8000",
    `  port: 8000\n  certificateArn: ${ARN}\n  domain: { name: a.example.com, hostedZone: example.com }`,
    `api.certificateArn: '${ARN}' is a second certificate beside the one made for domain; keep one of the two`,
  ],
  [
    "  port: 8000",
    "  port: 8000\n  domain: { name: a.example.org, hostedZone: example.com }",
    "api.domain.name: 'a.example.org' is not in the hosted zone 'example.com'; write a name that ends with .example.com",
  ],
  [
    "  port: 8000",
    "  port: 8000\n  domain: { name: A, hostedZone: example.com }",
    "api.domain.name: 'A' is no domain name; write lower-case labels with dots between, like api.example.com",
  ],
  ["9000-9010", "20-30", "workers.rpcPorts[0]: '20-30' includes 22, the port of SSH; use other ports"],
  ["9000-9010", "9000-9010, 9005", "workers.rpcPorts[1]: '9005' overlaps '9000-9010'; write each port once"],
  [
    "9000-9010",
    "9010-9000",
    "workers.rpcPorts[0]: '9010-9000' is no range of ports; write the lower port first: 9000-9010",
  ],
  [
    "region: us-east-1",
    "region: us-east-1\ntags: { Role: x }",
    "tags.Role: 'Role' is set by the project; use another key",
  ],
  [
    "region: us-east-1",
    "region: us-east-1\ntags: { aws:x: x }",
    "tags.aws:x: 'aws:x' begins with aws:, which AWS keeps for itself; use another key",
  ],
  [
    "region: us-east-1",
    "region: us-east-1\ntags: { Team: '${x}' }",
    "tags.Team: '${x}' has '${' or '%{', which Terraform reads as an expression; write it without",
  ],
  [
    "region: us-east-1",
    "region: us-east-1\nstate: { bucket: My_Bucket }",
    "state.bucket: 'My_Bucket' is no bucket name; use 3 to 63 lower-case letters, digits, hyphens and dots, each dot between letters or digits",
  ],
  ["region: us-east-1", "region: us-east-1\nregion: us-east-1", "'region' is written twice; keep one of the two"],
];

describe("parseEnvironment", () => {
  test("the shipped file has no problem", () => {
    expect(problemsOf(dev)).toEqual([]);
  });

  test.each<readonly (string | RegExp)[]>(CASES)(
    "%s replaced by %s is reported",
    (replaced = "", by = "", ...messages) => {
      expect(problemsAfter(replaced, String(by))).toEqual(messages);
    },
  );

  test("machines that do not fit their subnet are reported with the room there is", () => {
    const text = dev.replace("10.0.0.0/16", "10.0.0.0/23").replace("count: 2", "count: 40");
    expect(problemsOf(text)).toEqual([
      "workers.count: '40' Workers and 1 Head nodes put 41 machines in the first private subnet, which has room for 27; use a larger network.cidrBlock, fewer machines or spreadAcrossZones",
    ]);
  });

  test("a missing key is reported where it belongs, with an example", () => {
    expect(problemsAfter(/  sshFrom.*\n/, "")).toEqual([
      'client.sshFrom: is missing; write it, for example ["203.0.113.7/32"]',
    ]);
  });

  test("an empty file, a list and broken YAML are reported as what they are", () => {
    expect(problemsOf("")).toEqual(["the file is empty; copy environments/dev.yaml and edit it"]);
    expect(problemsOf("- a")).toEqual(["a list is no environment; write keys and values, as in environments/dev.yaml"]);
    expect(problemsOf("a: [1")[0]).toMatch(
      /^the file is not valid YAML \(.+\); mend it here, often by quoting or indenting$/,
    );
  });

  test("aliases that unfold without bound are refused", () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n`;
    expect(problemsOf(bomb)[0]).toMatch(/^the aliases cannot be resolved \(.+\); write the values out$/);
  });

  test("all problems come at once, in the order of the file", () => {
    const text = dev
      .replace("10.0.0.0/16", "ten")
      .replace("port: 8000", "prt: 8000")
      .replace("203.0.113.7/32", "0.0.0.0/0");
    const result = parseEnvironment(text);
    const places =
      result.kind === "problems" ? result.problems.map(({ line, column, path }) => [line, column, path]) : [];
    expect(places).toEqual([
      [7, 14, "network.cidrBlock"],
      [13, 13, "client.sshFrom[0]"],
      [18, 3, "api.prt"],
    ]);
  });
});
