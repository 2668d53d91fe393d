import { Rule } from "../rule";
import { fault, judge } from "./judge";

const ENCRYPTED = ["HTTPS", "TLS"];
const TYPES = ["aws_lb_listener", "aws_alb_listener"];

/** A listener that speaks HTTPS or TLS has a certificate of its own. */
export const httpsListenerHasCertificate: Rule = {
  name: "https-listener-has-certificate",
  severity: "high",
  why: "AWS refuses a listener for HTTPS or TLS without a default certificate; the ones that are added later do not count.",
  remedy: "Set certificate_arn on the listener.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html",
  check: ({ model }) =>
    model.loadBalancers
      .flatMap(({ listeners }) => listeners)
      .flatMap(({ address, protocol }) => {
        const resource = model.resources.get(address);
        if (resource === undefined || !TYPES.includes(resource.type)) return [];
        return judge(address, protocol, (name) =>
          ENCRYPTED.includes(name.toUpperCase()) && resource.text("certificate_arn") === undefined
            ? [fault(address, `speaks ${name}, but has no certificate`)]
            : [],
        );
      }),
};
