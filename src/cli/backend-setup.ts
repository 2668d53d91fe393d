import { findBackendChange } from "../terraform/backend-move";
import { inFolder } from "../terraform/in-folder";
import { runTerraform } from "../terraform/terraform-tool";
import { Deployment, stackFolder } from "./deployment";
import { CommandError } from "./run-command";

/**
 * Runs `terraform init` in a stack's folder. A state is never left behind without a word: where the JSON names another
 * place for it than the folder was set up with, somebody has to say whether it is to be moved.
 *
 * @throws {CommandError} when the state would be looked for in another place
 * @throws {TerraformError} when Terraform fails
 */
export async function initializeStack(deployment: Deployment, onLine: (line: string) => void): Promise<void> {
  const cwd = stackFolder(deployment);
  const change = findBackendChange(cwd);
  if (change.kind === "place") throw new CommandError(describeMove(deployment, change));
  const reconfigure = change.kind === "settings" ? ["-reconfigure"] : [];
  await runTerraform(deployment.terraform, ["init", ...reconfigure], { cwd, onLine });
}

function describeMove(deployment: Deployment, { from, to }: { readonly from: string; readonly to: string }): string {
  const { name, terraform } = deployment;
  const init = inFolder(stackFolder(deployment), `${terraform.binary} init`);
  return `${name}: the state is to lie in '${to}' and lies in '${from}'; nothing was touched. Where it was left behind, everything would be made a second time. Either
  move it:                                   ${init} -migrate-state
  or, where somebody has moved it already:   ${init} -reconfigure
and then run the command again`;
}
