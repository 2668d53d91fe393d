import { Listener } from "../../model/load-balancing";
import { Rule, RuleHit } from "../rule";
import { cannotJudge, fault, judge } from "./judge";
import { Redirect, redirectsOf } from "./redirects-of";

/** A redirect that keeps the host leads to a port where the same load balancer speaks the protocol. */
export const redirectLeadsToAListener: Rule = {
  name: "redirect-leads-to-a-listener",
  severity: "high",
  why: "A redirect that keeps the host brings the caller back to the same load balancer; without a listener there, the connection fails.",
  remedy: "Add a listener for the protocol and port, or redirect to one that exists.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html",
  check: ({ model }) =>
    model.loadBalancers.flatMap(({ listeners }) =>
      listeners.flatMap((listener) =>
        (listener.isUnplaced ? [] : redirectsOf(listener, model)).flatMap((redirect) =>
          checkRedirect(redirect, listeners),
        ),
      ),
    ),
};

function checkRedirect({ address, target }: Redirect, listeners: readonly Listener[]): readonly RuleHit[] {
  return judge(address, target, ({ protocol, port, keepsHost }) => {
    if (!keepsHost) return [];
    const there = listeners.find((listener) => listener.port.kind === "known" && String(listener.port.value) === port);
    if (there)
      return speaks(there, protocol)
        ? []
        : [fault(address, `redirects to ${protocol} ${port}, but ${there.address} speaks another protocol`)];
    const hidden = listeners.map((listener) => listener.port).find((other) => other.kind === "unknown");
    return [
      hidden ? cannotJudge(address, hidden.reason) : fault(address, `redirects to port ${port}, where no listener is`),
    ];
  });
}

function speaks({ protocol }: Listener, name: string): boolean {
  return protocol.kind === "unknown" || protocol.value.toUpperCase() === name;
}
