import { chainKnown, Known, known } from "../../model/known";
import { Target } from "../../model/load-balancing";
import { NetworkInterface } from "../../model/network-model";
import { Rule, RuleHit } from "../rule";
import { Service, servicesOf } from "./forwards-of";
import { fault, judge } from "./judge";
import { StackView } from "./stack-view";
import { zonesOf } from "./zones-of";

/** Every target is in a zone that its load balancer has a subnet in. */
export const targetsAreInServedZones: Rule = {
  name: "targets-are-in-served-zones",
  severity: "high",
  why: "A load balancer sends no request to a target in a zone that it has no subnet in; the target stays unused.",
  remedy: "Give the load balancer a subnet in that zone, or move the target.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html",
  check({ model }) {
    const view = StackView.of(model);
    return servicesOf(model).flatMap((service) =>
      judge(service.loadBalancer.address, zonesOf(view, service.loadBalancer.subnets), (served) =>
        service.targetGroup.targets.flatMap((target) => checkTarget(view, service, target, served)),
      ),
    );
  },
};

function checkTarget(view: StackView, { loadBalancer }: Service, target: Target, served: readonly string[]): RuleHit[] {
  const { to } = target;
  if (to.kind !== "resource") return [];
  const machines = view.interfacesOf(to.key).filter(({ owner }) => owner === "machine");
  return machines.flatMap((machine) =>
    judge(loadBalancer.address, zoneOf(view, machine), (zone) => {
      if (zone === undefined || served.includes(zone)) return [];
      return [fault(loadBalancer.address, `has no subnet in ${zone}, where its target ${to.key} is`)];
    }),
  );
}

function zoneOf(view: StackView, { subnet }: NetworkInterface): Known<string | undefined> {
  if (subnet === undefined) return known(undefined);
  return chainKnown(view.subnet(subnet), ({ zone }) => zone);
}
