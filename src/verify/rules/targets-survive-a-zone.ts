import { Link } from "../../model/link";
import { TargetGroup } from "../../model/load-balancing";
import { TerraformResource } from "../../model/terraform-resource";
import { Rule, RuleHit } from "../rule";
import { fault, judge } from "./judge";
import { StackView } from "./stack-view";
import { zonesOf } from "./zones-of";

/** Tag of a target group whose targets are meant to go on serving when a zone fails. */
export const SURVIVES_ZONE = "SurvivesZone";

/**
 * What says that it survives the loss of a zone runs in two zones: a target group by its tag, an autoscaling group by
 * naming more than one subnet. Targets without such a statement may all be in one zone on purpose.
 */
export const targetsSurviveAZone: Rule = {
  name: "targets-survive-a-zone",
  severity: "high",
  why: `Machines that are all in one zone are all gone when it fails, although the target group says ${SURVIVES_ZONE}, or the autoscaling group names several subnets.`,
  remedy: `Spread the machines over subnets of two zones, or take the ${SURVIVES_ZONE} tag away.`,
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#availability-zones",
  check({ model }) {
    const view = StackView.of(model);
    return [
      ...model.targetGroups.flatMap((group) => checkTargets(view, group)),
      ...view.resourcesOf("aws_autoscaling_group").flatMap((group) => checkSubnets(view, group)),
    ];
  },
};

function checkTargets(view: StackView, { address, targets }: TargetGroup): readonly RuleHit[] {
  const promise = view.model.resources.get(address)?.entry("tags", SURVIVES_ZONE);
  if (promise === undefined) return [];
  return judge(address, promise, (value) => {
    if (value.toLowerCase() !== "true") return [];
    if (isOneMachine(view, targets)) return [];
    const subnets = targets.flatMap(({ to }) => subnetsOf(view, to));
    return judge(address, zonesOf(view, subnets), (zones) => {
      const [zone, ...others] = [...new Set(zones)];
      if (others.length > 0) return [];
      return [fault(address, `is meant to survive the loss of a zone, but its targets are ${where(zone)}`)];
    });
  });
}

/** A single machine cannot be spread: there is nothing to hold it to until there are two. */
function isOneMachine(view: StackView, targets: TargetGroup["targets"]): boolean {
  const machines = targets.flatMap(({ to }) => (to.kind === "resource" ? view.interfacesOf(to.key) : []));
  const [only] = machines;
  return targets.length === 1 && machines.length === 1 && only?.count.kind === "known" && only.count.value === 1;
}

function where(zone: string | undefined): string {
  return zone === undefined ? "in no zone" : `all in ${zone}`;
}

function subnetsOf(view: StackView, to: Link): readonly Link[] {
  if (to.kind !== "resource") return [to];
  return view.interfacesOf(to.key).flatMap(({ subnet }) => (subnet ? [subnet] : []));
}

function checkSubnets(view: StackView, group: TerraformResource): readonly RuleHit[] {
  const subnets = group.links("vpc_zone_identifier");
  if (subnets.length < 2) return [];
  return judge(group.address, zonesOf(view, subnets), (zones) => {
    const [zone, ...others] = [...new Set(zones)];
    if (others.length > 0 || zone === undefined) return [];
    return [fault(group.address, `names ${subnets.length} subnets, but all are in ${zone}`)];
  });
}
