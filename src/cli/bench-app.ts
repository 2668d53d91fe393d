/**
 * What `npm run bench` measures: the stacks of a folder of environment files, as main.ts makes them.
 *
 *     node --import tsx src/cli/bench-app.ts <folder of environment files> <folder for the JSON>
 */
import { App } from "cdktf";
import { loadEnvironments } from "../config/load-environment";
import { ClusterStack } from "../stacks/cluster-stack";
import { reportPeakMemory } from "./bench-memory";

const [, , environments = "", outdir] = process.argv;
// As main.ts does.
process.setSourceMapsEnabled(false);

const app = new App({ outdir });
for (const { environment } of loadEnvironments(environments)) {
  new ClusterStack(app, environment.name, environment);
}
app.synth();
reportPeakMemory();
