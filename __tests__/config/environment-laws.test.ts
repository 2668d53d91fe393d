import * as fc from "fast-check";
import { stringify } from "yaml";
import { Environment } from "../../src/config/environment";
import { parseEnvironment } from "../../src/config/parse-environment";
import { arbitraryEnvironment } from "../support/arbitrary-environment";

/** The text of an environment file with every default written out. */
function textOf(environment: Environment): string {
  const rpcPorts = environment.workers.rpcPorts.map(String);
  return stringify({ ...environment, workers: { ...environment.workers, rpcPorts } });
}

/** A value of a kind that no field expects. */
const nonsense = fc.oneof(
  fc.constantFrom(null, true, -1, 0.5, 1e21, "", "\u001b[0m", "${x}"),
  fc.jsonValue({ maxDepth: 2 }),
);

describe("parseEnvironment", () => {
  test("what any environment says is read back as it was written", () => {
    fc.assert(
      fc.property(arbitraryEnvironment(), (environment) => {
        expect(parseEnvironment(textOf(environment))).toMatchObject({ kind: "environment", environment });
      }),
      { numRuns: 60 },
    );
  });

  test("whatever stands in a field is accepted or reported in the file's form, located, in one line", () => {
    const fields = fc.constantFrom(
      ["name"],
      ["account"],
      ["region"],
      ["tags"],
      ["state"],
      ["network"],
      ["network", "cidrBlock"],
      ["network", "availabilityZones"],
      ["network", "egress"],
      ["network", "flowLogs"],
      ["client", "sshFrom"],
      ["client", "sshPublicKey"],
      ["client", "userData"],
      ["api", "count"],
      ["api", "domain"],
      ["api", "certificateArn"],
      ["api", "healthCheckPath"],
      ["workers"],
      ["workers", "count"],
      ["workers", "rpcPorts"],
    );
    fc.assert(
      fc.property(arbitraryEnvironment(), fields, nonsense, (environment, path, value) => {
        const result = parseEnvironment(textOf(withValue(environment, path, value)));
        const problems = result.kind === "problems" ? result.problems : [];
        for (const { line, column, message } of problems) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
          expect(message).toMatch(
            /^('.*'|an empty value|a list|a mapping|a private key|is missing|unknown key|the ).*; \S.*[^.]$/u,
          );
          expect(message).not.toMatch(/\p{Cc}/u);
          expect(message.replace(/'.*'/, "")).not.toMatch(/invalid|expected|undefined|\[object|NaN/i);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** The environment with one field written over, whatever its type. */
function withValue(environment: Environment, [section = "", field]: readonly string[], value: unknown): Environment {
  const old = (environment as unknown as Record<string, unknown>)[section];
  const overwritten = field === undefined ? value : { ...(old as object), [field]: value };
  const merged = { ...environment, [section]: overwritten } as Environment;
  const { workers } = merged as { workers?: Partial<Environment["workers"]> | null };
  const rpcPorts = Array.isArray(workers?.rpcPorts) ? workers.rpcPorts : [];
  return { ...merged, workers: { ...workers, rpcPorts } as Environment["workers"] };
}
