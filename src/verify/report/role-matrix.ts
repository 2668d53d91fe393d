import { describeTraffic } from "../../traffic/traffic-set";
import { FlowVerdict, RoleSummary, Verification } from "../verification";

/** How a flow stands to the contract. */
export const FLOW_MARKS = {
  kept: { sign: "✔", meaning: "allowed by the contract, and possible" },
  blocked: { sign: "✘", meaning: "in the contract, but blocked" },
  extra: { sign: "!", meaning: "possible, but not in the contract" },
  unknown: { sign: "?", meaning: "cannot be known from the JSON" },
} as const;

/** One of {@link FLOW_MARKS}. */
export type FlowMark = keyof typeof FLOW_MARKS;

/** All traffic of one protocol between two roles that stands equally to the contract. */
export interface MatrixLine {
  readonly mark: FlowMark;
  /** For example `TCP 80, 443`. */
  readonly traffic: string;
}

/** Who reaches whom: what is not in a cell is closed, as the contract wants it. */
export interface RoleMatrix {
  /** Roles that open connections: the rows. */
  readonly from: readonly RoleSummary[];
  /** Roles that accept them: the columns. */
  readonly to: readonly RoleSummary[];
  /** Roles that do neither. */
  readonly silent: readonly RoleSummary[];
  /** Flows of a cell, none where all is closed. */
  readonly cell: (from: string, to: string) => readonly MatrixLine[];
}

/** Arranges the flows of a verification by the roles at their ends. */
export function deriveRoleMatrix({ roles, flows }: Verification): RoleMatrix {
  const listed = flows.filter((flow) => flow.expected || flow.verdict !== "blocked");
  const cells = cellsOf(listed);
  const all = withRolesOf(listed, roles);
  const from = all.filter(({ role }) => listed.some((flow) => flow.from === role));
  const to = all.filter(({ role }) => listed.some((flow) => flow.to === role));
  return {
    from,
    to,
    silent: all.filter((role) => !from.includes(role) && !to.includes(role)),
    cell: (source, target) => cells.get(keyOf({ from: source, to: target })) ?? [],
  };
}

/** How a flow stands to the contract; blocked and not expected is as it should be, and not asked for. */
export function markOf({ verdict, expected }: FlowVerdict): FlowMark {
  if (verdict === "unknown") return "unknown";
  if (verdict === "blocked") return "blocked";
  return expected ? "kept" : "extra";
}

function cellsOf(flows: readonly FlowVerdict[]): ReadonlyMap<string, readonly MatrixLine[]> {
  const byEnds = new Map<string, FlowVerdict[]>();
  for (const flow of flows) {
    const cell = byEnds.get(keyOf(flow));
    if (cell) cell.push(flow);
    else byEnds.set(keyOf(flow), [flow]);
  }
  return new Map([...byEnds].map(([ends, cell]) => [ends, linesOf(cell)]));
}

function keyOf({ from, to }: Pick<FlowVerdict, "from" | "to">): string {
  return JSON.stringify([from, to]);
}

/** Who is outside comes first, as most ways begin there. */
function withRolesOf(flows: readonly FlowVerdict[], roles: readonly RoleSummary[]): readonly RoleSummary[] {
  const known = new Set(roles.map(({ role }) => role));
  const others = new Set(flows.flatMap(({ from, to }) => [from, to]).filter((role) => !known.has(role)));
  return [...[...others].map((role) => ({ role })), ...roles];
}

function linesOf(flows: readonly FlowVerdict[]): readonly MatrixLine[] {
  const ports = new Map<string, { mark: FlowMark; protocol: string; ports: string[] }>();
  for (const flow of flows) {
    const mark = markOf(flow);
    const key = `${mark} ${flow.protocol}`;
    const line = ports.get(key) ?? { mark, protocol: flow.protocol, ports: [] };
    line.ports.push(flow.ports);
    ports.set(key, line);
  }
  return [...ports.values()].map(({ mark, protocol, ports: parts }) => ({
    mark,
    traffic: describeTraffic({ protocol, ports: joinPorts(parts) }),
  }));
}

function joinPorts(parts: readonly string[]): string {
  if (parts.includes("all")) return "all";
  return parts
    .flatMap((ports) => ports.split(", "))
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .join(", ");
}
