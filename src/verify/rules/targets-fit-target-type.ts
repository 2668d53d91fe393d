import { Target, TargetGroup } from "../../model/load-balancing";
import { NetworkModel } from "../../model/network-model";
import { Rule, RuleHit } from "../rule";
import { cannotJudge, fault, judge } from "./judge";

/** What a target can be written as, and the target type it fits. */
const SPELLINGS: readonly (readonly [type: string, spelling: RegExp])[] = [
  ["instance", /^i-[0-9a-f]+$/],
  ["instance", /^\$\{aws_(spot_)?instance\..+\.(id|spot_instance_id)\}$/],
  ["ip", /^[0-9.]+$|^[0-9a-f:]*:[0-9a-f:]*$/i],
  ["ip", /^\$\{aws_.+\.(private_ip|ipv6_addresses(\[\d+\])?|private_ips\[\d+\])\}$/],
  ["lambda", /^arn:aws[a-z-]*:lambda:/],
  ["lambda", /^\$\{aws_lambda_(function|alias)\./],
  ["alb", /^arn:aws[a-z-]*:elasticloadbalancing:/],
  ["alb", /^\$\{aws_a?lb\..+\.(id|arn)\}$/],
];

/** What a target group registers is of its target type. */
export const targetsFitTargetType: Rule = {
  name: "targets-fit-target-type",
  severity: "high",
  why: "AWS refuses a target of another kind than the target type of its group: instance ids, addresses, functions and load balancers do not mix.",
  remedy: "Attach what the target type says, or change the target type of the group.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RegisterTargets.html",
  check: ({ model }) =>
    model.targetGroups.flatMap((group) => group.targets.flatMap((target) => checkTarget(group, target, model))),
};

function checkTarget({ targetType }: TargetGroup, target: Target, model: NetworkModel): readonly RuleHit[] {
  const type = writtenType(target, model);
  if (type === undefined || target.isUnplaced) return [];
  return judge(target.address, targetType, (wanted) => {
    if (type === wanted) return [];
    if (type === "unknown") return [cannotJudge(target.address, `nobody knows what its target_id is`)];
    return [fault(target.address, `registers a target of type ${type} in a group of type ${wanted}`)];
  });
}

/** The target type that a target fits; undefined where nothing says how it is written. */
function writtenType({ address }: Target, { resources }: NetworkModel): string | undefined {
  const resource = resources.get(address);
  if (resource?.type.startsWith("aws_autoscaling_")) return "instance";
  const id = resource?.raw("target_id");
  if (typeof id !== "string") return undefined;
  return SPELLINGS.find(([, spelling]) => spelling.test(id))?.[0] ?? "unknown";
}
