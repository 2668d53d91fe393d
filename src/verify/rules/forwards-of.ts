import { Known } from "../../model/known";
import { Listener, ListenerAction, LoadBalancer, TargetGroup } from "../../model/load-balancing";
import { NetworkModel } from "../../model/network-model";
import { StackView } from "./stack-view";

/** A listener or listener rule that hands requests to a target group. */
export interface Forward {
  readonly loadBalancer: LoadBalancer;
  readonly listener: Listener;
  readonly action: ListenerAction;
  readonly targetGroup: Known<TargetGroup>;
}

/** Every forward of a model. */
export function forwardsOf(model: NetworkModel): readonly Forward[] {
  const view = StackView.of(model);
  return model.loadBalancers.flatMap((loadBalancer) =>
    loadBalancer.listeners.flatMap((listener) =>
      listener.actions.flatMap((action) =>
        action.targetGroups.map((link) => ({ loadBalancer, listener, action, targetGroup: view.targetGroup(link) })),
      ),
    ),
  );
}

/** A load balancer and a target group that it hands requests to. */
export interface Service {
  readonly loadBalancer: LoadBalancer;
  readonly targetGroup: TargetGroup;
}

/** Every pair of a load balancer and a target group, once; target groups that nobody can see are left out. */
export function servicesOf(model: NetworkModel): readonly Service[] {
  const services = new Map<string, Service>();
  for (const { loadBalancer, targetGroup } of forwardsOf(model)) {
    if (targetGroup.kind === "unknown") continue;
    services.set(`${loadBalancer.key} ${targetGroup.value.key}`, { loadBalancer, targetGroup: targetGroup.value });
  }
  return [...services.values()];
}
