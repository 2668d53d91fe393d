/**
 * Matchers that see the whole of a stack: what it allows, and that it allows nothing else.
 *
 *     expect(synthesizeText(environment)).toAllowExactly(["internet -> load-balancer TCP 80", ...], { operators: [...] });
 *     expect(text).not.toAllow("internet -> workers TCP 22");
 *
 * They judge with the same kernel as `npm run verify`. Flows are written as the reports write them.
 */
import { readNetworkModel } from "../../src/model/read-network-model";
import { describeTraffic } from "../../src/traffic/traffic-set";
import { parseContract } from "../../src/verify/contract/parse-contract";
import { FlowVerdict, Verification } from "../../src/verify/verification";
import { verify } from "../../src/verify/verify";

/** Blocks, or names of AWS services, of the roles that are known by their addresses. */
export type RoleAddresses = Readonly<Record<string, readonly string[]>>;

declare global {
  namespace jest {
    interface Matchers<R> {
      /** Every one of the flows works, and nothing else is possible; what nobody knows counts as possible. */
      toAllowExactly(flows: readonly string[], addresses?: RoleAddresses): R;
      /** The flow works. */
      toAllow(flow: string, addresses?: RoleAddresses): R;
    }
  }
}

const FLOW = /^(\S+) -> (\S+) (TCP|UDP) (.+)$/;

/** The words of a flow as an entry of a contract. */
function contractEntry(flow: string): Record<string, string> {
  const match = FLOW.exec(flow);
  if (!match) throw new Error(`'${flow}' is no flow; write it like 'head -> workers TCP 9000-9010'`);
  const [, from = "", to = "", protocol = "", ports = ""] = match;
  return { from, to, protocol: protocol.toLowerCase(), ports };
}

function judge(json: string, flows: readonly string[], addresses: RoleAddresses): Verification {
  const contract = JSON.stringify({ addresses, flows: flows.map(contractEntry) });
  return verify(readNetworkModel(json, "the stack"), parseContract(contract, "the flows"), "the stack");
}

function describeRow(row: FlowVerdict): string {
  return `${row.from} -> ${row.to} ${describeTraffic(row)}`;
}

function toAllowExactly(json: string, flows: readonly string[], addresses: RoleAddresses = {}) {
  const rows = judge(json, flows, addresses).flows;
  const missing = rows.filter(({ expected, verdict }) => expected && verdict !== "allowed").map(describeRow);
  const surplus = rows.filter(({ expected }) => !expected).map((row) => `${describeRow(row)} (${row.verdict})`);
  const lines = [...missing.map((row) => `missing: ${row}`), ...surplus.map((row) => `beside them: ${row}`)];
  return {
    pass: lines.length === 0,
    message: () => (lines.length === 0 ? "the stack allows exactly these flows" : lines.join("\n")),
  };
}

function toAllow(json: string, flow: string, addresses: RoleAddresses = {}) {
  const [row] = judge(json, [flow], addresses).flows;
  const verdict = row?.verdict ?? "blocked";
  const via = row?.via.join(", ") ?? "";
  return { pass: verdict === "allowed", message: () => `${flow} is ${verdict}: ${via}` };
}

expect.extend({ toAllowExactly, toAllow });
