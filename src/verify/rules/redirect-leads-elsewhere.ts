import { mapKnown } from "../../model/known";
import { Rule } from "../rule";
import { fault, judge } from "./judge";
import { redirectsOf } from "./redirects-of";

/** A redirect changes the protocol, the host, the port or the path. */
export const redirectLeadsElsewhere: Rule = {
  name: "redirect-leads-elsewhere",
  severity: "high",
  why: "A redirect to the listener's own protocol, host, port and path sends callers round in circles; AWS refuses the plainest form of it.",
  remedy: "Change the protocol, the host, the port or the path in the redirect.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html",
  check: ({ model }) =>
    model.loadBalancers
      .flatMap(({ listeners }) => listeners)
      .flatMap((listener) =>
        redirectsOf(listener, model).flatMap(({ address, target }) => {
          const own = mapKnown(listener.protocol, (protocol) => protocol.toUpperCase());
          return judge(address, target, ({ protocol, port, keepsHost, keepsPath }) => {
            const stays =
              keepsHost && keepsPath && own.kind === "known" && own.value === protocol && isPort(listener.port, port);
            return stays ? [fault(address, `redirects ${protocol} ${port} to itself`)] : [];
          });
        }),
      ),
};

function isPort(port: { readonly kind: string; readonly value?: number }, text: string): boolean {
  return port.kind === "known" && String(port.value) === text;
}
