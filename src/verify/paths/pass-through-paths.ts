import { groupHop } from "./group-hop";
import { Path } from "./hop";
import { follow, keyOf, NetworkIndex } from "./network-index";
import { NodeParty, OutsideParty } from "./party";
import { unsureHop } from "./simple-hop";
import { Listener, LoadBalancer } from "../../model/load-balancing";

/**
 * Ways in through a network load balancer that hands on the caller's own address: the target's group meets the internet
 * though the target has no public address. Whether it does depends on settings that are not modelled, so the way is
 * uncertain.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation
 */
export function passThroughPaths(index: NetworkIndex, from: OutsideParty, to: NodeParty): readonly Path[] {
  if (from.realm === "other-networks") return [];
  return index.model.loadBalancers
    .filter(isOpenToInternet)
    .flatMap(({ listeners }) => listeners.filter((listener) => leadsTo(index, listener, to)))
    .map(({ address }) => ({
      hops: [
        unsureHop(address, "its network load balancer may hand on the caller's own address"),
        groupHop(to, "ingress", from.peer, () => from.role),
      ],
    }));
}

function isOpenToInternet({ type, isInternetFacing }: LoadBalancer): boolean {
  const isPrivate = isInternetFacing.kind === "known" && !isInternetFacing.value;
  return !isPrivate && type.kind === "known" && type.value === "network";
}

function leadsTo(index: NetworkIndex, { actions }: Listener, node: NodeParty): boolean {
  const groups = actions.flatMap(({ targetGroups }) => targetGroups);
  const targets = groups.flatMap((link) => follow(index.targetGroups, link)?.targets ?? []);
  // Nobody knows which machine an unknown target is.
  return targets.some(({ to }) => to.kind === "unknown" || node.owners.has(keyOf(to) ?? ""));
}
