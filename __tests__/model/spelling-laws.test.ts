import * as fc from "fast-check";
import { NetworkModel } from "../../src/model/network-model";
import { AddressSet } from "../../src/traffic/address-set";
import { TrafficSet } from "../../src/traffic/traffic-set";
import { modelOf, NETWORK, Resources } from "../support/terraform-json";

// One network, written in two ways, is one model: only the addresses of what was written apart differ.

const blocks = fc.constantFrom("0.0.0.0/0", "10.0.0.0/16", "192.0.2.0/24", "203.0.113.7/32");
const gateways = fc.constantFrom("local", "igw-1", "${aws_internet_gateway.i.id}", "${var.gateway}");
const routes = fc.array(fc.record({ cidr_block: blocks, gateway_id: gateways }), { maxLength: 4 });
const entries = fc.array(
  fc.record({
    rule_no: fc.integer({ min: 1, max: 32_766 }),
    action: fc.constantFrom("allow", "deny"),
    protocol: fc.constantFrom("tcp", "udp", "icmp", "-1"),
    from_port: fc.nat(1_000),
    to_port: fc.integer({ min: 1_000, max: 65_535 }),
    cidr_block: blocks,
    egress: fc.boolean(),
  }),
  { maxLength: 4 },
);
const GATEWAY: Resources = { aws_internet_gateway: { i: { vpc_id: "${aws_vpc.v.id}" } } };

/** Tables and ACLs without the addresses of their parts. */
function essence({ routeTables, networkAcls, notModelled }: NetworkModel): unknown {
  const parts = (things: readonly { readonly address: string }[]) =>
    things.map((thing) => print({ ...thing, address: undefined })).sort();
  return {
    routeTables: routeTables.map(({ key, vpc, ...table }) => [key, vpc, parts(table.routes), table.unseen]),
    networkAcls: networkAcls.map(({ key, vpc, ...acl }) => [key, vpc, parts(acl.entries), acl.unseen]),
    notModelled,
  };
}

function print(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner instanceof AddressSet || inner instanceof TrafficSet ? inner.toString() : inner,
  );
}

function named<Thing>(things: readonly Thing[], change: (thing: Thing) => object): Resources[string] {
  return Object.fromEntries(things.map((thing, index) => [`r${index}`, { ...change(thing) }]));
}

/** Numbers and booleans as text. */
function texts(thing: object): object {
  return Object.fromEntries(Object.entries(thing).map(([key, value]) => [key, String(value)]));
}

function tableWith(route: unknown, standalone: Resources[string] = {}): Resources {
  return { aws_route_table: { t: { vpc_id: "${aws_vpc.v.id}", route } }, aws_route: standalone };
}

function aclWith(ingress: unknown, egress: unknown, standalone: Resources[string] = {}): Resources {
  return { aws_network_acl: { n: { vpc_id: "${aws_vpc.v.id}", ingress, egress } }, aws_network_acl_rule: standalone };
}

function expectSame(a: Resources, b: Resources): void {
  expect(essence(modelOf(NETWORK, GATEWAY, a))).toEqual(essence(modelOf(NETWORK, GATEWAY, b)));
}

describe("spelling", () => {
  test("inline and standalone routes are the same", () => {
    fc.assert(
      fc.property(routes, (list) => {
        const standalone = named(list, ({ cidr_block, gateway_id }) => ({
          route_table_id: "${aws_route_table.t.id}",
          destination_cidr_block: cidr_block,
          gateway_id,
        }));
        expectSame(tableWith(list), tableWith(undefined, standalone));
      }),
    );
  });

  test("a block written as an object is a list of one", () => {
    fc.assert(fc.property(routes, ([route]) => expectSame(tableWith(route), tableWith(route ? [route] : []))));
  });

  test("dynamic blocks over a literal list are the same as blocks", () => {
    fc.assert(
      fc.property(routes, (list) => {
        const content = { cidr_block: "${route.value.cidr_block}", gateway_id: "${route.value.gateway_id}" };
        const dynamic = { route: { for_each: list, content } };
        const table = { aws_route_table: { t: { vpc_id: "${aws_vpc.v.id}", dynamic } } };
        expectSame(tableWith(list), table);
      }),
    );
  });

  test("inline and standalone entries are the same, numbers or texts, in any case", () => {
    fc.assert(
      fc.property(entries, fc.boolean(), (list, upper) => {
        const inline = list.map(({ egress, ...entry }) => ({ egress, entry }));
        const direction = (wanted: boolean) =>
          inline.filter(({ egress }) => egress === wanted).map(({ entry }) => ({ ...entry, icmp_type: -1 }));
        const standalone = named(list, ({ rule_no, action, protocol, ...entry }) => ({
          network_acl_id: "${aws_network_acl.n.id}",
          rule_number: String(rule_no),
          rule_action: upper ? action.toUpperCase() : action,
          protocol: upper ? protocol.toUpperCase() : protocol,
          icmp_type: "-1",
          ...texts(entry),
        }));
        expectSame(aclWith(direction(false), direction(true)), aclWith(undefined, undefined, standalone));
      }),
    );
  });

  test("a value in a local, or in another resource, is the value", () => {
    fc.assert(
      fc.property(routes, (list) => {
        const tags = Object.fromEntries(list.map(({ cidr_block }, index) => [`b${index}`, cidr_block]));
        const named = list.map((route, index) => ({ ...route, cidr_block: `\${aws_eip.e.tags["b${index}"]}` }));
        const eip: Resources = { aws_eip: { e: { tags } } };
        expectSame({ ...tableWith(list), ...eip }, { ...tableWith(named), ...eip });
      }),
    );
  });
});
