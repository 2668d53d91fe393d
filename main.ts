import { App } from "cdktf";
import { join } from "node:path";
import { runCommand } from "./src/cli/run-command";
import { loadEnvironments } from "./src/config/load-environment";
import { ClusterStack } from "./src/stacks/cluster-stack";

// Every environment file becomes one stack.
void runCommand(async () => {
  const app = new App();
  for (const { environment } of loadEnvironments(join(__dirname, "environments"))) {
    new ClusterStack(app, environment.name, environment);
  }
  app.synth();
  return Promise.resolve(0);
});
