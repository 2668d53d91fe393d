import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DeployedCheck } from "./deployed-check";
import { Deployment, runCdktf, stackFolder } from "./deployment";

/**
 * Deploys with cdktf, and compares the JSON that was deployed with what `cdktf synth` makes where nothing leads to the
 * emulator. That runs while the provider waits for AWS, so it costs no time.
 */
export async function deployAndCompare(
  deployment: Deployment,
  reference: Deployment,
  onLine: (line: string) => void,
): Promise<DeployedCheck> {
  const { name, terraform } = deployment;
  let synthesis: Promise<unknown> | undefined;
  const synthesize = () =>
    (synthesis ??= runCdktf(reference, ["synth"], () => undefined).catch((error: unknown) => error));
  const lockless = terraform.usesMirror ? ["--skip-provider-lock"] : [];
  try {
    await runCdktf(deployment, ["deploy", name, "--auto-approve", ...lockless], (line) => {
      if (line.includes("Still creating")) void synthesize();
      onLine(line);
    });
  } finally {
    await synthesis;
  }
  const fault = await synthesize();
  if (fault instanceof Error) throw fault;
  const same = generatedJson(deployment) === generatedJson(reference);
  const expected = "the JSON that AWS would get";
  return { title: "deployed JSON", expected, found: same ? expected : "another than cdktf synth makes" };
}

function generatedJson(deployment: Deployment): string {
  return readFileSync(join(stackFolder(deployment), "cdk.tf.json"), "utf8");
}
