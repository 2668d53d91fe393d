import { allKnown } from "../../model/known";
import { Rule } from "../rule";
import { servicesOf } from "./forwards-of";
import { fault, judge } from "./judge";

/** Protocols of the target groups of each type of load balancer. */
const PROTOCOLS: Readonly<Record<string, readonly string[]>> = {
  application: ["HTTP", "HTTPS"],
  network: ["TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC"],
  gateway: ["GENEVE"],
};

/** A target group speaks a protocol of its load balancer's type. */
export const targetGroupProtocolFitsLoadBalancer: Rule = {
  name: "target-group-protocol-fits-load-balancer",
  severity: "high",
  why: "AWS refuses a listener that forwards to a target group of another type of load balancer: application load balancers take HTTP and HTTPS, network load balancers TCP, TLS, UDP and TCP_UDP.",
  remedy: "Change the protocol of the target group, or the type of the load balancer.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html",
  check: ({ model }) =>
    servicesOf(model)
      .filter(({ targetGroup: { targetType } }) => targetType.kind === "unknown" || targetType.value !== "lambda")
      .flatMap(({ loadBalancer, targetGroup }) =>
        judge(
          targetGroup.address,
          allKnown([loadBalancer.type, targetGroup.protocol]),
          ([type = "", protocol = ""]) => {
            const fitting = PROTOCOLS[type] ?? [];
            if (fitting.length === 0 || fitting.includes(protocol.toUpperCase())) return [];
            const message = `speaks ${protocol}, but ${loadBalancer.address} is of type ${type}, which takes ${fitting.join(", ")}`;
            return [fault(targetGroup.address, message)];
          },
        ),
      ),
};
