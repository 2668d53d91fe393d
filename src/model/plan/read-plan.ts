import { parsePlanDocument } from "./parse-plan-document";
import { Plan } from "./plan";
import { PlanPart } from "./plan-part";
import { readChanges, readOutputs } from "./read-changes";
import { configuredNames, readConfiguration } from "./read-configuration";
import { readFailedChecks } from "./read-failed-checks";
import { readStateInstances } from "./read-state-instances";
import { readWires } from "./read-wires";

/**
 * Reads a plan from its JSON, as `terraform show -json` or `tofu show -json` writes it, format 1.x.
 *
 * @param file name of the file, for messages
 * @throws {PlanFormatError} when the text is anything else, or has something in it that Terraform does not write
 */
export function readPlan(text: string, file: string): Plan {
  const plan = new PlanPart(parsePlanDocument(text, file), "", file);
  const changes = readChanges(plan, "resource_changes");
  const configuration = readConfiguration(plan);
  const instances = readStateInstances(plan, changes, configuration);
  return {
    formatVersion: plan.requiredText("format_version"),
    terraformVersion: plan.text("terraform_version") ?? "unknown",
    complete: plan.flag("complete") ?? true,
    errored: plan.flag("errored") ?? false,
    timestamp: plan.text("timestamp"),
    changes,
    drift: readChanges(plan, "resource_drift"),
    deferred: readDeferred(plan),
    outputs: readOutputs(plan),
    failedChecks: readFailedChecks(plan),
    ...instances,
    ...readWires(instances, configuration),
    configured: new Map(
      [...configuration.resources].map(([address, { expressions }]) => [
        address,
        new Set(configuredNames(expressions)),
      ]),
    ),
    providerRegions: configuration.providerRegions,
  };
}

function readDeferred(plan: PlanPart): readonly string[] {
  return plan
    .objects("deferred_changes")
    .map((deferred) => deferred.requiredObject("resource_change").requiredText("address"))
    .sort();
}
