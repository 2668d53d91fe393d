import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Environment } from "../config/environment";

/**
 * The Terraform JSON of one environment, as main.ts generates it, without Terraform and without touching `cdktf.out`.
 *
 * cdktf is loaded here and not before: it takes a second that nobody needs who brings the JSON along.
 */
export async function synthesizeStack(environment: Environment): Promise<string> {
  const { App } = await import("cdktf");
  const { ClusterStack } = await import("../stacks/cluster-stack.js");
  // As main.ts does.
  process.setSourceMapsEnabled(false);
  const outdir = mkdtempSync(join(tmpdir(), "private-cluster-verify-"));
  try {
    const app = new App({ outdir });
    new ClusterStack(app, environment.name, environment);
    app.synth();
    return readFileSync(join(outdir, "stacks", environment.name, "cdk.tf.json"), "utf8");
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
