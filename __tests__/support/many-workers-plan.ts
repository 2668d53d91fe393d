import { planWithWorkers } from "../../src/cli/plan-with-workers";
import { loadSituation } from "./situations/saved-situation";

/** A plan of Terraform that replaces every Worker, as it would be for 1 to `count` of them. */
export function manyWorkersPlan(count: number): string {
  return planWithWorkers(loadSituation("vpc-block-changed").plan, count);
}
