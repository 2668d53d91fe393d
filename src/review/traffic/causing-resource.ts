import { suspectsOf, wayOf } from "./ways";
import { Share } from "./traffic-group";

/** Types from the most telling to the least: a rule says more than the machine that it is for. */
const TELLING: readonly RegExp[] = [
  /^aws_(vpc_security_group_(in|e)gress_rule|security_group_rule)$/,
  /^aws_network_acl_rule$/,
  /^aws_route$/,
  /^aws_(eip|eip_association|nat_gateway_eip_association)$/,
  /^aws_(a?lb_listener|a?lb_listener_rule|a?lb_target_group_attachment|network_interface_sg_attachment)$/,
  /^aws_(route_table_association|main_route_table_association|network_acl_association)$/,
  /^aws_(default_)?(security_group|network_acl)$/,
  /^aws_(default_)?(route_table|internet_gateway|nat_gateway|vpc_endpoint)$/,
  /^aws_(a?lb|elb|a?lb_target_group|autoscaling_group|launch_template|instance|network_interface)$/,
];

/** What holds the rules of groups: they stand alone, or are in the group itself. */
const GROUP_RULES = /^aws_(vpc_security_group_(in|e)gress_rule|security_group_rule|(default_)?security_group)$/;

/**
 * What makes a difference: the likeliest that change, else the likeliest.
 *
 * @param changed addresses of what changes in the plan, or was changed outside Terraform
 */
export function causesOf(share: Share, changed: ReadonlySet<string>): readonly string[] {
  const { onOneSide, stopping, around, way } = suspectsOf(share);
  const guilty = [onOneSide, stopping, around, way].map((those) => those.filter((address) => changed.has(address)));
  return [...guilty, stopping, onOneSide, way].find((those) => those.length > 0) ?? [];
}

/** The resource whose change makes a difference: of the causes, the most telling. */
export function causingResource(share: Share, changed: ReadonlySet<string>): string {
  return mostTelling(causesOf(share, changed));
}

/** The resource that lets some traffic pass, whatever changes. */
export function lettingIn(share: Share): string {
  const way = wayOf(share);
  return way.findLast((address) => GROUP_RULES.test(typeOf(address))) ?? mostTelling(way);
}

/** Of those as telling, the last on the way: it is the target's own. */
export function mostTelling(addresses: readonly string[]): string {
  return addresses.reduce((best, address) => (rankOf(address) <= rankOf(best) ? address : best), addresses[0] ?? "");
}

function rankOf(address: string): number {
  const rank = TELLING.findIndex((pattern) => pattern.test(typeOf(address)));
  return rank < 0 ? TELLING.length : rank;
}

function typeOf(address: string): string {
  return /(?:^|\.)(aws_\w+)\./.exec(address)?.[1] ?? "";
}
