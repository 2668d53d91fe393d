import { isGone } from "./finding";
import { Judge, judgeEach } from "./judge";

/** What a listener does with some requests, and which certificates it has beside its own. */
export const judgeListenerRules: Judge = judgeEach(
  ["aws_lb_listener_rule", "aws_alb_listener_rule", "aws_lb_listener_certificate", "aws_alb_listener_certificate"],
  (change, view) => {
    if (change.type.endsWith("_certificate")) {
      if (!isGone(change.action)) return [];
      const what = "is taken away: callers of its names get a certificate for another name, and refuse it";
      return [view.finding(change, { impact: "degraded", what })];
    }
    if (isGone(change.action)) {
      const what =
        change.action === "delete"
          ? "is deleted: its requests go where the next rule or the listener sends them"
          : "is replaced: its requests go where the next rule or the listener sends them, until it is back";
      return [view.finding(change, { impact: "degraded", what })];
    }
    if (change.action !== "update") return [];
    return [
      view.finding(change, {
        impact: "in-place",
        what: "decides anew where its requests go",
        cause: view.changedNames(change),
      }),
    ];
  },
);
