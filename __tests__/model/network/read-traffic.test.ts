import * as fc from "fast-check";
import { Known, known, unknown } from "../../../src/model/known";
import { trafficOf } from "../../../src/model/network/read-traffic";

type Given = number | undefined;

function words(protocol: string | undefined, from?: Given, to?: Given): string {
  const known = trafficOf(maybe(protocol), maybe(from), maybe(to));
  return known.kind === "known" ? known.value.toString() : `? ${known.reason}`;
}

function maybe<Value>(value: Value | undefined): Known<Value> | undefined {
  return value === undefined ? undefined : known(value);
}

describe("trafficOf", () => {
  test.each<[string | undefined, Given, Given, string]>([
    ["tcp", 80, 80, "TCP 80"],
    ["6", 80, 80, "TCP 80"],
    ["17", 53, 54, "UDP 53-54"],
    ["tcp", 0, 65_535, "all TCP"],
    ["tcp", 0, 0, "TCP 0"],
    ["-1", 80, 80, "all traffic"],
    ["all", undefined, undefined, "all traffic"],
    ["50", 1, 2, "all protocol 50"],
    ["icmp", 8, 0, "ICMP 8/0"],
    ["icmp", 8, -1, "ICMP 8/0-8/255"],
    ["icmp", 8, undefined, "ICMP 8/0-8/255"],
    ["icmp", -1, -1, "all ICMP"],
    ["1", -1, -1, "all ICMP"],
    ["icmpv6", undefined, undefined, "all ICMPv6"],
    ["58", 128, 0, "ICMPv6 128/0"],
    ["icmp", 256, 0, "? '256' is no ICMP type or code; they are 0-255, and -1 is all of them"],
    ["tcp", undefined, 80, "? no from_port is given, and 'tcp' needs ports"],
    ["udp", 80, undefined, "? no to_port is given, and 'udp' needs ports"],
    ["tcp", -1, -1, "? '-1--1' is no range of ports; ports are 0-65535, the lower first"],
    ["tcp", 90, 80, "? '90-80' is no range of ports; ports are 0-65535, the lower first"],
    ["xyz", 1, 1, "? 'xyz' is no IP protocol; write tcp, udp, icmp, icmpv6, -1 or a number from 0 to 255"],
    [undefined, 1, 1, "? no protocol is given"],
  ])("%s %s-%s is %s", (protocol, from, to, expected) => {
    expect(words(protocol, from, to)).toBe(expected);
  });

  test("case does not matter", () => {
    const names = fc.constantFrom("tcp", "udp", "icmp", "icmpv6", "all");
    fc.assert(
      fc.property(names, fc.nat(255), (name, port) => {
        expect(words(name.toUpperCase(), port, port)).toBe(words(name, port, port));
      }),
    );
  });

  test("what is unknown stays unknown, with its reason, unless it does not matter", () => {
    const port = unknown("a port");
    expect(trafficOf(known("tcp"), port, known(1))).toEqual(port);
    expect(trafficOf(known("tcp"), known(1), port)).toEqual(port);
    expect(trafficOf(known("icmp"), known(8), port)).toEqual(port);
    expect(trafficOf(port, known(1), known(1))).toEqual(port);
    expect(trafficOf(known("-1"), port, port).kind).toBe("known");
    expect(trafficOf(known("icmp"), known(-1), port).kind).toBe("known");
  });
});
