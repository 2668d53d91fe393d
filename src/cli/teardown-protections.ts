import { Environment } from "../config/environment";
import { readPlan } from "../model/plan/read-plan";
import { DeployedCluster } from "./deployed-cluster";
import { SavedPlan } from "./saved-plan";
import {
  findBucketsToEmpty,
  findDeletionProtection,
  findFilledBuckets,
  findPreventedDestroys,
  Protection,
} from "./teardown-guards";

/** Everything that stands in the way of a planned teardown, so that nobody meets it one by one. */
export async function findProtections(
  environment: Environment,
  cluster: DeployedCluster,
  { said, planJson, files }: SavedPlan,
): Promise<readonly Protection[]> {
  return [
    ...findPreventedDestroys(said),
    ...(await findDeletionProtection(environment, cluster.loadBalancer)),
    ...(await findFilledBuckets(environment, findBucketsToEmpty(readPlan(planJson, files.planJson)))),
  ];
}
