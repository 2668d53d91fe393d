/**
 * A contract that anybody can write:
 *
 *     {
 *       "addresses": { "operators": ["203.0.113.7/32"], "s3": ["com.amazonaws.us-east-1.s3"] },
 *       "flows": [
 *         { "from": "operators", "to": "client", "ports": "22", "purpose": "SSH of the operators" },
 *         { "from": "load-balancer", "to": "head", "protocol": "tcp", "ports": "8000" }
 *       ]
 *     }
 *
 * Ends are values of `Role` tags, names of `addresses`, or `internet` for every public address. A contract without flows
 * says that nothing may be reachable.
 */
import { Contract, INTERNET } from "./contract";
import { ContractError, ContractProblem } from "./contract-error";
import { contractSchema, keysAt } from "./contract-schema";
import { JsonPath, JsonSource } from "./json-source";
import { suggest } from "./quote";

type Issue = NonNullable<ReturnType<typeof contractSchema.safeParse>["error"]>["issues"][number];

/**
 * Reads the text of a contract.
 *
 * @param file what the messages call it
 * @throws {ContractError} with every problem of the text
 */
export function parseContract(text: string, file: string): Contract {
  const source = new JsonSource(text);
  const syntax = source.syntaxProblems();
  if (syntax.length > 0) throw new ContractError(file, syntax);
  const data = source.toData();
  const { data: contract, error } = contractSchema.safeParse(data);
  const problems = [
    ...source.repeatedKeys(),
    ...(error?.issues ?? []).flatMap((issue) => describeIssue(issue, source)),
    ...endProblems(data, source),
  ];
  if (contract === undefined || problems.length > 0) throw new ContractError(file, inOrder(problems));
  return { addresses: new Map(Object.entries(contract.addresses)), flows: contract.flows };
}

function describeIssue(issue: Issue, source: JsonSource): ContractProblem[] {
  const path = issue.path as JsonPath;
  if (issue.code !== "unrecognized_keys") return [source.problemAt(path, issue.message)];
  return issue.keys.map((key) => source.problemAtKey([...path, key], `unknown key; ${suggest(key, keysAt(path))}`));
}

/** What the ends of the flows and the names of the addresses must not be, whatever else is wrong with the contract. */
function endProblems(data: unknown, source: JsonSource): ContractProblem[] {
  const { addresses, flows } = (data ?? {}) as { addresses?: object | null; flows?: unknown };
  const outside = new Set([INTERNET, ...Object.keys(addresses ?? {})]);
  const reserved = Object.keys(addresses ?? {}).filter((role) => role === INTERNET);
  return [
    ...reserved.map((role) =>
      source.problemAtKey(["addresses", role], "is every public address already; remove it, or choose another name"),
    ),
    ...(Array.isArray(flows) ? flows : []).flatMap((flow: { from?: unknown; to?: unknown } | null, index) => {
      const [from, to] = [String(flow?.from), String(flow?.to)];
      if (!outside.has(from) || !outside.has(to)) return [];
      return [source.problemAt(["flows", index], `'${from}' and '${to}' are both outside; name a Role tag at one end`)];
    }),
  ];
}

function inOrder(problems: readonly ContractProblem[]): ContractProblem[] {
  return [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
}
