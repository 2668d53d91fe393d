import { OutputChange } from "../../model/plan/plan";
import { Finding } from "./finding";
import { describeNames } from "./resource-names";

/** Outputs are read by people and by other stacks; changing them changes nothing that runs. */
export function judgeOutputs(outputs: readonly OutputChange[]): readonly Finding[] {
  return [
    ...tell(outputs, "update", "gets another value", "get other values"),
    ...tell(outputs, "delete", "is gone: whoever reads it finds nothing", "are gone: whoever reads them finds nothing"),
  ];
}

function tell(
  outputs: readonly OutputChange[],
  action: OutputChange["action"],
  one: string,
  many: string,
): readonly Finding[] {
  const names = outputs.filter((output) => output.action === action).map(({ name }) => name);
  if (names.length === 0) return [];
  const resources = names.map((name) => `output.${name}`);
  const what = `Output${names.length === 1 ? "" : "s"} ${describeNames(names)} ${names.length === 1 ? one : many}`;
  return [
    { role: "config", impact: "none", exposure: false, resources, cause: [], kind: "outputs", subject: "", what },
  ];
}
