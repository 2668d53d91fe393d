import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Environment } from "../config/environment";
import { readNetworkModel } from "../model/read-network-model";
import { environmentContract } from "../verify/contract/environment-contract";
import { describeVerdict } from "../verify/report/describe-verdict";
import { verify } from "../verify/verify";
import type { DeployedCheck } from "./deployed-check";
import { Deployment, stackFolder } from "./deployment";

/** Proves the traffic contract on the very JSON that was deployed. */
export function proveGenerated(environment: Environment, deployment: Deployment): DeployedCheck {
  const file = join(stackFolder(deployment), "cdk.tf.json");
  const model = readNetworkModel(readFileSync(file, "utf8"), file);
  const verification = verify(model, environmentContract(environment), environment.name);
  const found = describeVerdict(verification);
  const expected = verification.verdict === "proved" ? found : `${environment.name}: proved`;
  return { title: "traffic contract, proved on the deployed JSON", expected, found };
}
