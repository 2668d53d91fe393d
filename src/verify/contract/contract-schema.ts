import { isIP } from "node:net";
import { z } from "zod";
import { AddressTerm } from "../../model/network-model";
import { AddressSet } from "../../traffic/address-set";
import { TrafficSet } from "../../traffic/traffic-set";
import { ContractFlow } from "./contract";
import { parseTraffic } from "./parse-traffic";
import { quote, suggest } from "./quote";

const PREFIX_LIST = /^(pl-[0-9a-f]+|com\.amazonaws\.[a-z0-9-]+(\.[a-z0-9-]+)+)$/;
const PROTOCOLS = ["tcp", "udp", "icmp", "icmpv6", "all", "-1", "a number from 0 to 255"];

/** The message for a value of the wrong type, or for none at all. */
function expected(what: string, example: string) {
  return ({ input }: { readonly input?: unknown }): string =>
    input === undefined
      ? `is missing; write it, for example ${example}`
      : `${quote(input)} is no ${what}; write it like ${example}`;
}

const addressSchema = z
  .string({ error: expected("text", '"203.0.113.7/32"') })
  .transform((text, context): AddressTerm => {
    if (PREFIX_LIST.test(text)) return { kind: "service", service: text };
    const addresses = parseAddresses(text);
    if (addresses) return { kind: "addresses", addresses };
    context.addIssue({
      code: "custom",
      message: `${quote(text)} is no address; write a CIDR block like 203.0.113.7/32 or 2001:db8::/32, or an AWS-managed prefix list like com.amazonaws.us-east-1.s3`,
    });
    return z.NEVER;
  });

function parseAddresses(text: string): AddressSet | undefined {
  // The parser of addresses takes 8000 and 0x7f.1 for addresses, as C does.
  if (isIP(text.split("/")[0] ?? "") === 0) return undefined;
  try {
    return AddressSet.of(text);
  } catch {
    return undefined;
  }
}

const roleSchema = z.string({ error: expected("role", '"load-balancer"') }).regex(/\S/, {
  error: "is empty; write the value of a Role tag, or the name of addresses",
});

const portsSchema = z
  .union([z.string(), z.number()], { error: expected("port or range of ports", '"8000" or "9000-9010"') })
  .optional();

const protocolSchema = z
  .union([z.string(), z.number()], { error: expected("IP protocol", '"tcp"') })
  .transform((value) => String(value).trim())
  .superRefine((protocol, context) => {
    try {
      TrafficSet.of(protocol);
    } catch {
      const message = `${quote(protocol)} is no IP protocol; ${suggest(protocol, PROTOCOLS)}`;
      context.addIssue({ code: "custom", message });
    }
  })
  .default("tcp");

const flowSchema = z
  .strictObject(
    {
      from: roleSchema,
      to: roleSchema,
      protocol: protocolSchema,
      ports: portsSchema,
      purpose: z.string({ error: expected("text", '"API requests"') }).default(""),
    },
    { error: expected("flow", '{"from": "load-balancer", "to": "head", "ports": "8000"}') },
  )
  .transform(({ from, to, protocol, ports, purpose }, context): ContractFlow => {
    try {
      const traffic = parseTraffic(protocol, ports);
      const [words = { protocol, ports: "all" }] = traffic.describe();
      return { from, to, ...words, traffic, purpose };
    } catch (error) {
      const value = ports === undefined ? "" : `${quote(ports)} `;
      context.addIssue({ code: "custom", path: ["ports"], message: `${value}${(error as Error).message}` });
      return z.NEVER;
    }
  });

const addressesExample = '{"operators": ["203.0.113.7/32"]}';

/** A contract as a user writes it, read into the parts of a `Contract`. */
export const contractSchema = z.strictObject(
  {
    addresses: z
      .record(
        z.string(),
        z
          .array(addressSchema, { error: expected("list", '["203.0.113.7/32"]') })
          .min(1, { error: 'is empty; write at least one address, for example ["203.0.113.7/32"]' }),
        { error: expected("mapping of roles to lists of addresses", addressesExample) },
      )
      .default({}),
    flows: z
      .array(flowSchema, { error: expected("list of flows", '[{"from": "a", "to": "b", "ports": "8000"}]') })
      .default([]),
  },
  { error: expected("contract", `{"addresses": ${addressesExample}, "flows": []}`) },
);

/** The keys that are known at a place: of the contract itself, or of one of its flows. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  return path.length === 0 ? Object.keys(contractSchema.shape) : Object.keys(flowSchema.in.shape);
}
