import { writeFileSync } from "node:fs";
import { ALL_FAULTS } from "../../support/faults/all-faults";
import { changeStack, describeConsequence, describeRow } from "../../support/traffic-changes";
test("dump", () => {
  const lines: string[] = [];
  for (const { family, faults } of ALL_FAULTS) for (const fault of faults) {
    const { comparison: c, consequences } = changeStack({ ...fault, then: fault.plant });
    lines.push(`### ${family}: ${fault.name}`, ...c.opened.map((r) => "  + " + describeRow(r)), ...c.closed.map((r) => "  - " + describeRow(r)), ...consequences.map((x) => `    ! ${describeConsequence(x)}  [${x.resource}]`), ...c.unseen.map((u) => `    ? ${u.about}: ${u.reason}`));
  }
  writeFileSync("/tmp/work/c-dump.txt", lines.join("\n"));
}, 200000);
