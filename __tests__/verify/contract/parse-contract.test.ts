import * as fc from "fast-check";
import { TrafficSet } from "../../../src/traffic/traffic-set";
import { Contract } from "../../../src/verify/contract/contract";
import { ContractError } from "../../../src/verify/contract/contract-error";
import { parseContract } from "../../../src/verify/contract/parse-contract";

/** The message of a contract that cannot be used. */
function faultOf(text: string): string {
  try {
    parseContract(text, "contract.json");
  } catch (error) {
    if (error instanceof ContractError) return error.message;
    throw error;
  }
  throw new Error("the contract was taken");
}

/** The only problem of a contract, without its place. */
function problemOf(contract: object): string {
  const [head, line, ...more] = faultOf(JSON.stringify(contract)).split("\n");
  expect([head, more]).toEqual(["contract.json: 1 problem", []]);
  return line?.replace(/^ +\d+:\d+ +/, "") ?? "";
}

function problemOfFlow(flow: object): string {
  return problemOf({ flows: [{ from: "a", to: "b", ports: "80", ...flow }] });
}

function problemOfAddress(address: unknown): string {
  return problemOf({ addresses: { office: [address] } });
}

function flowOf(flow: object): Contract["flows"][number] | undefined {
  return parseContract(JSON.stringify({ flows: [{ from: "a", to: "b", ...flow }] }), "contract.json").flows[0];
}

describe("parseContract", () => {
  test("reads addresses, prefix lists and flows", () => {
    const { addresses, flows } = parseContract(
      `{"addresses": {"operators": ["203.0.113.7", "2001:db8::/32"], "s3": ["com.amazonaws.us-east-1.s3", "pl-63a5400a"]},
        "flows": [{"from": "load-balancer", "to": "head", "protocol": "tcp", "ports": "8000", "purpose": "API"}]}`,
      "contract.json",
    );
    expect(addresses.get("operators")?.map((term) => term.kind === "addresses" && term.addresses.toString())).toEqual([
      "203.0.113.7/32",
      "2001:db8::/32",
    ]);
    expect(addresses.get("s3")).toEqual([
      { kind: "service", service: "com.amazonaws.us-east-1.s3" },
      { kind: "service", service: "pl-63a5400a" },
    ]);
    expect(flows).toEqual([
      {
        from: "load-balancer",
        to: "head",
        protocol: "tcp",
        ports: "8000",
        traffic: TrafficSet.of("tcp", 8000),
        purpose: "API",
      },
    ]);
  });

  test.each([
    [{ ports: 8000 }, "TCP 8000"],
    [{ ports: " 443 , 80,9000 - 9010" }, "TCP 80, 443, 9000-9010"],
    [{ ports: "ALL" }, "all TCP"],
    [{ ports: "0-65535" }, "all TCP"],
    [{ protocol: "UDP", ports: "53" }, "UDP 53"],
    [{ protocol: 17, ports: "53" }, "UDP 53"],
    [{ protocol: "6", ports: "80" }, "TCP 80"],
    [{ protocol: "icmp" }, "all ICMP"],
    [{ protocol: "ICMP", ports: "8/0, 3/0-3/255" }, "ICMP 3/0-3/255, 8/0"],
    [{ protocol: "icmpv6", ports: "all" }, "all ICMPv6"],
    [{ protocol: "all" }, "all traffic"],
    [{ protocol: -1, ports: "all" }, "all traffic"],
    [{ protocol: 50 }, "all protocol 50"],
  ])("%j is %s", (flow, traffic) => {
    expect(flowOf(flow)?.traffic.toString()).toBe(traffic);
  });

  test("the words of a flow do not depend on how it is spelled", () => {
    expect(flowOf({ protocol: 6, ports: "443,80" })).toEqual(flowOf({ ports: "80, 443" }));
  });

  test("any set of ports that is written out is read back", () => {
    const port = fc.integer({ min: 0, max: 65_535 });
    const range = fc.tuple(port, port).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 6 }), (ranges) => {
        const written = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
        const union = TrafficSet.union(ranges.map(([from, to]) => TrafficSet.of("tcp", from, to)));
        expect(flowOf({ ports: written })?.traffic.equals(union)).toBe(true);
      }),
    );
  });

  test.each(["{}", '{"flows": []}', '{"addresses": {}, "flows": []}'])("%s allows nothing", (text) => {
    expect(parseContract(text, "contract.json")).toEqual({ addresses: new Map(), flows: [] });
  });
});

describe("a contract that cannot be used", () => {
  test("is told of all of its problems at once, in the order of the file", () => {
    expect(
      faultOf(
        [
          "{",
          '  "adresses": {},',
          '  "addresses": {"internet": ["0.0.0.0/0"], "office": ["203.0.113.7/33"]},',
          '  "flows": [',
          '    {"from": "a", "to": "b", "port": "80"},',
          '    {"from": "office", "to": "internet", "ports": "80"}',
          "  ]",
          "}",
        ].join("\n"),
      ),
    ).toBe(
      [
        "contract.json: 6 problems",
        "  2:3   adresses: unknown key; did you mean 'addresses'?",
        "  3:17  addresses.internet: is every public address already; remove it, or choose another name",
        "  3:55  addresses.office[0]: '203.0.113.7/33' is no address; write a CIDR block like 203.0.113.7/32 or 2001:db8::/32, or an AWS-managed prefix list like com.amazonaws.us-east-1.s3",
        '  5:5   flows[0].ports: is missing; write it, for example "8000", or "all"',
        "  5:30  flows[0].port: unknown key; did you mean 'ports'?",
        "  6:5   flows[1]: 'office' and 'internet' are both outside; name a Role tag at one end",
      ].join("\n"),
    );
  });

  test.each([
    ["", "1:1  the file is empty; write a contract"],
    ["flows: []", "1:1  this is no JSON (invalid symbol); correct it here"],
    ['{\n  "flows": [],\n}', "3:1  this is no JSON (property name expected); correct it here"],
    ['{"flows": []', "1:13  this is no JSON (close brace expected); correct it here"],
    ['{"flows": [] // none\n}', "1:14  this is no JSON (invalid comment token); correct it here"],
    ["[]", '1:1  a list is no contract; write it like {"addresses": {"operators": ["203.0.113.7/32"]}, "flows": []}'],
    ["null", '1:1  null is no contract; write it like {"addresses": {"operators": ["203.0.113.7/32"]}, "flows": []}'],
    [
      '{"flows": {}}',
      '1:11  flows: a mapping is no list of flows; write it like [{"from": "a", "to": "b", "ports": "8000"}]',
    ],
    [
      '{"addresses": []}',
      '1:15  addresses: a list is no mapping of roles to lists of addresses; write it like {"operators": ["203.0.113.7/32"]}',
    ],
    [
      '{"addresses": {"x": ["192.0.2.1"], "x": ["192.0.2.2"]}}',
      "1:36  addresses.x: is given twice; write it once, with all of its values",
    ],
  ])("%j: %s", (text, problem) => {
    expect(faultOf(text)).toBe(`contract.json: 1 problem\n  ${problem}`);
  });

  test.each([
    [{ from: 5 }, `flows[0].from: '5' is no role; write it like "load-balancer"`],
    [{ to: undefined }, `flows[0].to: is missing; write it, for example "load-balancer"`],
    [{ to: " " }, "flows[0].to: is empty; write the value of a Role tag, or the name of addresses"],
    [{ protocol: "tcpp" }, "flows[0].protocol: 'tcpp' is no IP protocol; did you mean 'tcp'?"],
    [
      { protocol: 256 },
      "flows[0].protocol: '256' is no IP protocol; use one of tcp, udp, icmp, icmpv6, all, -1, a number from 0 to 255",
    ],
    [{ protocol: null }, `flows[0].protocol: null is no IP protocol; write it like "tcp"`],
    [
      { ports: "80-" },
      `flows[0].ports: '80-' is no port or range of ports; write "8000", "9000-9010", "80, 443" or "all"`,
    ],
    [
      { ports: 1.5 },
      `flows[0].ports: '1.5' is no port or range of ports; write "8000", "9000-9010", "80, 443" or "all"`,
    ],
    [{ ports: true }, `flows[0].ports: 'true' is no port or range of ports; write it like "8000" or "9000-9010"`],
    [{ ports: "90-80" }, "flows[0].ports: '90-80' is no range; write the lower end first: 80-90"],
    [{ ports: "70000" }, "flows[0].ports: '70000' is no range of ports; ports end at 65535"],
    [
      { protocol: "icmp", ports: "8" },
      `flows[0].ports: '8' is no type and code; write "8/0", or leave ports out for all messages`,
    ],
    [
      { protocol: "-1", ports: "80" },
      "flows[0].ports: '80' belongs to a protocol without ports, '-1'; leave ports out",
    ],
    [{ purpose: 5 }, `flows[0].purpose: '5' is no text; write it like "API requests"`],
  ])("a flow with %j: %s", (flow, problem) => {
    expect(problemOfFlow(flow)).toBe(problem);
  });

  test("a flow that is none", () => {
    expect(problemOf({ flows: ["a -> b"] })).toBe(
      `flows[0]: 'a -> b' is no flow; write it like {"from": "load-balancer", "to": "head", "ports": "8000"}`,
    );
  });

  test.each(["8000", "300.1.1.1", "10/8", "0x7f.1", "010.0.0.1", "${var.office}", "com.amazonaws.s3", "a\u001b[2J"])(
    "'%s' is no address",
    (address) => {
      expect(problemOfAddress(address)).toContain("' is no address; write a CIDR block like");
    },
  );

  test("addresses that are no text, or none at all", () => {
    expect(problemOfAddress(5)).toBe(`addresses.office[0]: '5' is no text; write it like "203.0.113.7/32"`);
    expect(problemOf({ addresses: { office: [] } })).toBe(
      'addresses.office: is empty; write at least one address, for example ["203.0.113.7/32"]',
    );
    expect(problemOf({ addresses: { office: "192.0.2.1" } })).toBe(
      `addresses.office: '192.0.2.1' is no list; write it like ["203.0.113.7/32"]`,
    );
  });

  test("no text of the file reaches the terminal as a command", () => {
    const evil = "a\u001b[2J\u202e";
    expect(faultOf(JSON.stringify({ [evil]: 1, addresses: { [evil]: [evil] }, flows: [evil] }))).not.toMatch(
      /[\u001b\u202e]/,
    );
  });

  test("whatever text comes, it is a contract or told with a sentence", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.record({ addresses: fc.jsonValue(), flows: fc.array(fc.jsonValue()) }).map((v) => JSON.stringify(v)),
        ),
        (text) => {
          try {
            parseContract(text, "contract.json");
          } catch (error) {
            expect(error).toBeInstanceOf(ContractError);
          }
        },
      ),
    );
  });
});
