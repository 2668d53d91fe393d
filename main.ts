import { App } from "cdktf";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "./src/config/config-error";
import { loadEnvironments } from "./src/config/load-environment";
import { ClusterStack } from "./src/stacks/cluster-stack";
import { assertProved, ProofError } from "./src/verify/assert-proved";
import { environmentContract } from "./src/verify/contract/environment-contract";

// cdktf takes a stack trace for every token; decoding source maps for each would take half of the time of a large stack.
process.setSourceMapsEnabled(false);

try {
  const app = new App();
  const environments = loadEnvironments(join(__dirname, "environments")).map(({ environment }) => environment);
  // Every environment file becomes one stack.
  for (const environment of environments) new ClusterStack(app, environment.name, environment);
  app.synth();
  // Nothing is planned or deployed that is not proved.
  assertProved(
    environments.map((environment) => {
      const file = join(app.outdir, "stacks", environment.name, "cdk.tf.json");
      const contract = environmentContract(environment);
      return { environment: environment.name, text: readFileSync(file, "utf8"), file, contract };
    }),
  );
} catch (error) {
  const isForUser = error instanceof ConfigError || error instanceof ProofError;
  if (!isForUser) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof ProofError ? 1 : 2;
}
