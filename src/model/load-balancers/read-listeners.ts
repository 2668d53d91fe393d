import { Known, known, mapKnown, unknown } from "../known";
import { Link } from "../link";
import { Listener, ListenerAction } from "../load-balancing";
import { NotModelled } from "../network-model";
import { linkName } from "../distinct-links";
import { hiddenAction, readListenerActions } from "./read-listener-actions";
import { LOAD_BALANCER_TYPES } from "./read-load-balancers";
import { ResourceSet } from "../json/resource-set";
import { TerraformResource } from "../terraform-resource";

/** Listeners by the key of their load balancer, and those of none. */
export interface ReadListeners {
  readonly byLoadBalancer: ReadonlyMap<string, readonly Listener[]>;
  readonly notModelled: readonly NotModelled[];
}

const LISTENER_TYPES = ["aws_lb_listener", "aws_alb_listener"] as const;
const RULE_TYPES = ["aws_lb_listener_rule", "aws_alb_listener_rule"] as const;

/** AWS's protocol and port where a listener names none, by the type of the load balancer. */
const DEFAULTS: ReadonlyMap<string, { readonly protocol: string; readonly port?: number }> = new Map([
  ["application", { protocol: "HTTP" }],
  ["gateway", { protocol: "GENEVE", port: 6081 }],
]);

/** Every listener with its default action and those of its rules. */
export function readListeners(resources: ResourceSet): ReadListeners {
  const owners = new Map(resources.ofType(...LOAD_BALANCER_TYPES).map((owner) => [owner.address, owner]));
  const listeners = resources.ofType(...LISTENER_TYPES);
  const rules = rulesByListener(resources, new Set(listeners.map(({ address }) => address)));
  const byLoadBalancer = new Map<string, Listener[]>();
  const lost: NotModelled[] = [];
  for (const resource of listeners) {
    const link = resource.link("load_balancer_arn") ?? unknown(`'${resource.address}' names no load balancer`);
    const owner = link.kind === "resource" ? owners.get(link.key) : undefined;
    if (owner === undefined) lost.push(notModelled(resource, "listens for a load balancer", link));
    else append(byLoadBalancer, owner.address, readListener(resource, owner, rules.of(resource.address)));
    if (link.kind === "unknown") {
      for (const any of owners.values())
        append(byLoadBalancer, any.address, doubtful(readListener(resource, any), link));
    }
  }
  return { byLoadBalancer, notModelled: [...lost, ...rules.lost] };
}

function readListener(
  resource: TerraformResource,
  owner: TerraformResource,
  rules: readonly ListenerAction[] = [],
): Listener {
  const { address, constructPath } = resource;
  const defaults = defaultsOf(owner);
  return {
    key: address,
    address,
    constructPath,
    loadBalancer: { kind: "resource", key: owner.address },
    port: resource.number("port") ?? given(defaults?.port, `'${address}' names no port`),
    protocol: mapKnown(
      resource.text("protocol") ?? given(defaults?.protocol, `'${address}' names no protocol`),
      (protocol) => protocol.toUpperCase(),
    ),
    actions: [...readListenerActions(resource, "default_action"), ...rules],
  };
}

/** A listener as any load balancer may have it: nobody knows whether it takes a port or leads anywhere. */
function doubtful(listener: Listener, port: Known<number>): Listener {
  return { ...listener, port, actions: [hiddenAction(listener)], isUnplaced: true };
}

function defaultsOf(owner: TerraformResource) {
  const type = owner.text("load_balancer_type") ?? known("application");
  return type.kind === "known" ? DEFAULTS.get(type.value) : undefined;
}

function given<Value>(value: Value | undefined, reason: string): Known<Value> {
  return value === undefined ? unknown(reason) : known(value);
}

function rulesByListener(resources: ResourceSet, listeners: ReadonlySet<string>) {
  const byListener = new Map<string, ListenerAction[]>();
  const ofAny: ListenerAction[] = [];
  const lost: NotModelled[] = [];
  for (const rule of resources.ofType(...RULE_TYPES)) {
    const link = rule.link("listener_arn") ?? unknown(`'${rule.address}' names no listener`);
    const isFound = link.kind === "resource" && listeners.has(link.key);
    if (!isFound) lost.push(notModelled(rule, "is a rule of a listener", link));
    else append(byListener, link.key, ...readListenerActions(rule, "action"));
    if (link.kind === "unknown") ofAny.push(hiddenAction(rule));
  }
  return { of: (listener: string) => [...(byListener.get(listener) ?? []), ...ofAny], lost };
}

function notModelled({ address, constructPath }: TerraformResource, what: string, link: Link): NotModelled {
  const which =
    link.kind === "unknown" ? `that nobody can tell: ${link.reason}` : `outside the JSON: '${linkName(link)}'`;
  return { address, constructPath, reason: `${what} ${which}` };
}

function append<Item>(lists: Map<string, Item[]>, key: string, ...items: readonly Item[]): void {
  const list = lists.get(key);
  if (list) list.push(...items);
  else lists.set(key, [...items]);
}
