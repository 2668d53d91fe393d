import { App } from "cdktf";
import { join } from "node:path";
import { ConfigError } from "./src/config/config-error";
import { loadEnvironments } from "./src/config/load-environment";
import { ClusterStack } from "./src/stacks/cluster-stack";

// cdktf takes a stack trace for every token; decoding source maps for each would take half of the time of a large stack.
process.setSourceMapsEnabled(false);

try {
  const app = new App();
  // Every environment file becomes one stack.
  for (const { environment } of loadEnvironments(join(__dirname, "environments"))) {
    new ClusterStack(app, environment.name, environment);
  }
  app.synth();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
