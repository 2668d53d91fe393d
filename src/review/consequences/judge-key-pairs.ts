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
  const verb = change.action === "delete" ? "is deleted" : "is replaced";
  const what =
    staying.length > 0
      ? `${verb}: the ${staying.length === 1 ? "machine that has it keeps" : `${staying.length} machines that have it keep`} the old key, and only machines that are made from now on get the new one`
      : `${verb}: nobody logs in with the old key to machines that are made from now on`;
  return [view.finding(change, { impact: "in-place", what })];
});
