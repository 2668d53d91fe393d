import { isGone } from "./finding";
import { Judge, judgeEach } from "./judge";

/** AWS puts the public key on a machine when it makes it, and never again. */
export const judgeKeyPairs: Judge = judgeEach(["aws_key_pair"], (change, view) => {
  const users = view.graph.usersOf(change.address).map((user) => user.address);
  const staying = users.filter((user) => view.graph.before(user) !== undefined && !view.isGone(user));
  if (!isGone(change.action)) {
    if (change.action !== "update") return [];
    return [
      view.finding(change, { impact: "in-place", what: "is updated in place", cause: view.changedNames(change) }),
    ];
  }
  if (change.action === "delete") return [view.finding(change, { impact: "in-place", what: describeDeleted(staying) })];
  const what =
    staying.length > 0
      ? `is replaced: ${whoHasIt(staying)} the old key, and only machines that are made from now on get the new one`
      : "is replaced: nobody logs in with the old key to machines that are made from now on";
  return [view.finding(change, { impact: "in-place", what })];
});

function describeDeleted(staying: readonly string[]): string {
  if (staying.length === 0) return "is deleted: no machine that stays has it";
  return `is deleted: ${whoHasIt(staying)} it, and machines that are made from now on do not get it`;
}

function whoHasIt(machines: readonly string[]): string {
  return machines.length === 1 ? "the machine that has it keeps" : `the ${machines.length} machines that have it keep`;
}
