import { chainKnown, mapKnown } from "../../model/known";
import { Link } from "../../model/link";
import { Target, TargetGroup } from "../../model/load-balancing";
import { NetworkModel } from "../../model/network-model";
import { whyHidden } from "../paths/network-index";
import { Rule, RuleHit } from "../rule";
import { servicesOf } from "./forwards-of";
import { cannotJudge, distinctHits, fault, judge } from "./judge";
import { isSame, nameOf, StackView } from "./stack-view";

/** A target group is in the VPC of its load balancers, and so are the machines in it. */
export const targetGroupIsInTheVpcOfItsTargets: Rule = {
  name: "target-group-is-in-the-vpc-of-its-targets",
  severity: "high",
  why: "AWS refuses a listener that forwards to a target group of another VPC, and a machine in a target group of another VPC.",
  remedy: "Make the target group in the VPC of its load balancer and its machines.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RegisterTargets.html",
  check({ model }) {
    const view = StackView.of(model);
    return distinctHits(
      model.targetGroups.flatMap((group) =>
        judge(group.address, group.targetType, (type) => (type === "lambda" ? [] : checkGroup(view, group, type))),
      ),
    );
  },
};

function checkGroup(view: StackView, group: TargetGroup, type: string): readonly RuleHit[] {
  const { address, vpc } = group;
  if (vpc === undefined) return [fault(address, `names no VPC, which target groups of type ${type} need`)];
  return [...placesOfLoadBalancers(view.model, group), ...placesOfTargets(view, group, type)].flatMap((place) =>
    "reason" in place ? [cannotJudge(address, place.reason)] : checkPlace(view, address, vpc, place),
  );
}

/** Something that has to be in the VPC of the target group, by what it is called and its subnet. */
interface Place {
  readonly name: string;
  readonly subnet: Link;
}

/** Something that has to be there, but that nobody can see. */
interface HiddenPlace {
  readonly reason: string;
}

function placesOfLoadBalancers(model: NetworkModel, group: TargetGroup): readonly Place[] {
  return servicesOf(model)
    .filter(({ targetGroup }) => targetGroup.key === group.key)
    .flatMap(({ loadBalancer: { key, subnets } }) =>
      subnets.map((subnet) => ({ name: `load balancer ${key}`, subnet })),
    );
}

/** Addresses may be of a peered VPC, so AWS takes them wherever their machines are. */
function placesOfTargets(view: StackView, group: TargetGroup, type: string): readonly (Place | HiddenPlace)[] {
  if (type === "ip") return [];
  return group.targets.filter(({ isUnplaced }) => !isUnplaced).flatMap((target) => placesOfTarget(view, target));
}

function placesOfTarget(view: StackView, { to }: Target): readonly (Place | HiddenPlace)[] {
  if (to.kind !== "resource") return [{ reason: whyHidden(to, "target") }];
  return view
    .interfacesOf(to.key)
    .flatMap(({ subnet }) => (subnet === undefined ? [] : [{ name: `target ${to.key}`, subnet }]));
}

function checkPlace(view: StackView, address: string, vpc: Link, { name, subnet }: Place): readonly RuleHit[] {
  const place = chainKnown(view.subnet(subnet), (one) =>
    mapKnown(isSame(vpc, one.vpc), (isOwn) => ({ isOwn, vpc: one.vpc })),
  );
  return judge(address, place, (seen) =>
    seen.isOwn ? [] : [fault(address, `is in ${nameOf(vpc)}, but its ${name} is in ${nameOf(seen.vpc)}`)],
  );
}
