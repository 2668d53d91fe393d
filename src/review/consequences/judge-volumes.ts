import { isGone } from "./finding";
import { Judge, judgeEach } from "./judge";

/** A volume on its machine. */
export const judgeVolumes: Judge = judgeEach(["aws_volume_attachment"], (change, view) => {
  if (!isGone(change.action)) return [];
  const machines = view.graph.namedBy(change.address, ["instance_id"]);
  if (machines.length > 0 && machines.every((machine) => view.isGone(machine))) {
    return [view.finding(change, { impact: "in-place", what: "is detached with its machine; the volume stays" })];
  }
  const until = change.action === "replace" ? " until it is attached again" : "";
  return [
    view.finding(change, {
      impact: "degraded",
      what: `is taken from its machine while that runs: whatever uses it fails${until}`,
    }),
  ];
});
