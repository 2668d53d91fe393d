import { PortRange } from "../../../src/traffic/port-range";
import { TrafficSet } from "../../../src/traffic/traffic-set";
import { contractOfFlows } from "../../../src/verify/contract/contract-of-flows";

describe("contractOfFlows", () => {
  const { addresses, flows, closedEnds } = contractOfFlows({
    flows: [{ from: "head", to: "workers", ports: PortRange.parse("9000-9010"), purpose: "RPC" }],
    operators: ["203.0.113.7/32", "198.51.100.0/24"],
    region: "eu-west-1",
  });

  test("a flow keeps its ends, ports and purpose, and is TCP", () => {
    expect(flows).toMatchObject([{ from: "head", to: "workers", protocol: "tcp", ports: "9000-9010", purpose: "RPC" }]);
    expect(flows[0]?.traffic.equals(TrafficSet.of("tcp", 9000, 9010))).toBe(true);
  });

  test("operators are their addresses, and s3 is the list of the region", () => {
    expect([...addresses.keys()]).toEqual(["operators", "s3"]);
    const [operators] = addresses.get("operators") ?? [];
    expect(operators?.kind === "addresses" && operators.addresses.toString()).toBe("198.51.100.0/24, 203.0.113.7/32");
    expect(addresses.get("s3")).toEqual([{ kind: "service", service: "com.amazonaws.eu-west-1.s3" }]);
  });

  test("a rule at one end that no flow asks for is a fault by itself", () => {
    expect(closedEnds).toBe(true);
  });
});
