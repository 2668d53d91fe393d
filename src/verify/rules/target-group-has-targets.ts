import { Link } from "../../model/link";
import { TargetGroup } from "../../model/load-balancing";
import { NetworkModel } from "../../model/network-model";
import { TerraformResource } from "../../model/terraform-resource";
import { keyOf } from "../paths/network-index";
import { Rule, RuleHit } from "../rule";
import { servicesOf } from "./forwards-of";
import { cannotJudge, fault } from "./judge";

/** Resources that put targets into a group, and the key and block that name the group. */
const REGISTRARS: readonly (readonly [type: string, key: string, block?: string])[] = [
  ["aws_lb_target_group_attachment", "target_group_arn"],
  ["aws_alb_target_group_attachment", "target_group_arn"],
  ["aws_autoscaling_attachment", "lb_target_group_arn"],
  ["aws_autoscaling_group", "target_group_arns"],
  ["aws_autoscaling_traffic_source_attachment", "identifier", "traffic_source"],
  ["aws_ecs_service", "target_group_arn", "load_balancer"],
];

/** A target group that a listener forwards to has targets. */
export const targetGroupHasTargets: Rule = {
  name: "target-group-has-targets",
  severity: "high",
  why: "A load balancer answers 503, or not at all, where the target group it forwards to is empty.",
  remedy: "Attach instances, an autoscaling group or addresses to the target group.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html#http-503-issues",
  check({ model }) {
    const groups = new Map(servicesOf(model).map(({ targetGroup }) => [targetGroup.key, targetGroup]));
    const links = registrations(model);
    return [...groups.values()]
      .filter(({ targets }) => targets.every(({ isUnplaced }) => isUnplaced))
      .flatMap((group) => checkEmpty(group, links));
  },
};

function checkEmpty({ key, address }: TargetGroup, links: readonly Link[]): readonly RuleHit[] {
  if (links.some((link) => keyOf(link) === key)) return [];
  const [open] = links.filter((link) => link.kind === "unknown");
  return [open ? cannotJudge(address, open.reason) : fault(address, "gets requests, but has no target")];
}

/** Every target group that something registers targets in. */
function registrations({ resources }: NetworkModel): readonly Link[] {
  return [...resources.values()].flatMap((resource) =>
    REGISTRARS.filter(([type]) => type === resource.type).flatMap(([, key, block]) => namedBy(resource, key, block)),
  );
}

function namedBy(resource: TerraformResource, key: string, block: string | undefined): readonly Link[] {
  return (block === undefined ? [resource] : resource.blocks(block)).flatMap((part) => part.links(key));
}
