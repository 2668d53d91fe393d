/**
 * What `npm run bench` measures: the stacks of a folder of environment files, as main.ts makes them.
 *
 *     node --import tsx src/cli/bench-app.ts <folder of environment files> <folder for the JSON>
 */
import { App } from "cdktf";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadEnvironments } from "../config/load-environment";
import { ClusterStack } from "../stacks/cluster-stack";
import { assertProved } from "../verify/assert-proved";
import { environmentContract } from "../verify/contract/environment-contract";
import { reportPeakMemory } from "./bench-memory";

const [, , environments = "", outdir] = process.argv;
// As main.ts does.
process.setSourceMapsEnabled(false);

const app = new App({ outdir });
const loaded = loadEnvironments(environments).map(({ environment }) => environment);
for (const environment of loaded) new ClusterStack(app, environment.name, environment);
app.synth();
assertProved(
  loaded.map((environment) => {
    const file = join(app.outdir, "stacks", environment.name, "cdk.tf.json");
    const contract = environmentContract(environment);
    return { environment: environment.name, text: readFileSync(file, "utf8"), file, contract };
  }),
);
reportPeakMemory();
