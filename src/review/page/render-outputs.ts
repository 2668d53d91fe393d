import { OutputChange } from "../../model/plan/plan";
import { PlanValue } from "../../model/plan/plan-value";
import { AttributeChange } from "../review";
import { Markup, markup } from "./markup";
import { isNewAndUnknown, renderDiff } from "./render-diff";

/** Outputs that are shown. */
const MOST = 500;

/** Outputs that change, each with its difference; those without a value yet are named together. */
export function renderOutputs(outputs: readonly OutputChange[]): Markup {
  const left = outputs.length - MOST;
  const changes = outputs.slice(0, MOST).map(attributeOf);
  const known = changes.filter((change) => !isNewAndUnknown(change));
  return markup`<div class="outputs">${known.map((change) => renderDiff([change]))}
${renderDiff(changes.filter(isNewAndUnknown))}</div>
${left > 0 && markup`<p class="note">and ${left.toLocaleString("en")} more</p>`}`;
}

function attributeOf({ name, action, before, after }: OutputChange): AttributeChange {
  const value = (isThere: boolean, side: PlanValue) => (isThere ? side : undefined);
  return {
    path: name,
    before: value(action !== "create", before),
    after: value(action !== "delete", after),
    forcesReplacement: false,
  };
}
