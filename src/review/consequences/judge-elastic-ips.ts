import { ResourceChange } from "../../model/plan/plan";
import { textAt } from "../changes/plan-values";
import { roleName } from "../roles/role-words";
import { Finding, isGone } from "./finding";
import { Judge } from "./judge";
import { causeOf, PlanView } from "./plan-view";
import { shortName } from "./resource-names";

/** AWS hands a released address to somebody else; nobody can ask for it back. */
export const judgeElasticIps: Judge = {
  types: ["aws_eip", "aws_eip_association"],
  judge(changes, view) {
    return changes.flatMap((change) => {
      if (change.type === "aws_eip") return judgeAddress(change, view);
      return isGone(change.action) ? judgeAssociation(change, view) : [];
    });
  },
};

/** What an Elastic IP is called: by its address where that is known. */
export function describeElasticIp(address: string, view: PlanView): string {
  const values = view.graph.before(address)?.values ?? view.graph.change(address)?.before;
  return `Elastic IP ${textAt(values, "public_ip") ?? shortName(address)}`;
}

function judgeAddress(change: ResourceChange, view: PlanView): readonly Finding[] {
  const subject = describeElasticIp(change.address, view);
  const role = view.roles.roleOf(change.address);
  const owner = roleName(role);
  if (change.action === "delete") {
    const lost =
      role === "network"
        ? "lets the machines behind it in by it refuses them"
        : `knows ${owner} by it no longer finds it`;
    const what = `is released and gone for good; whoever ${lost}`;
    return [view.finding(change, { impact: "loss", subject, what })];
  }
  if (change.action === "replace") {
    const what = `is released and gone for good; ${owner} gets another address`;
    return [view.finding(change, { impact: "loss", subject, what })];
  }
  return [];
}

/** Where the machine goes too, the machine says that its service is away; here it is whether the address stays. */
function judgeAssociation(change: ResourceChange, view: PlanView): readonly Finding[] {
  const [elasticIp] = view.graph.namedBy(change.address, ["allocation_id", "public_ip"]);
  if (elasticIp === undefined || view.isGone(elasticIp)) return [];
  const subject = describeElasticIp(elasticIp, view);
  const role = view.roles.roleOf(change.address);
  const machines = view.graph.namedBy(change.address, ["instance_id", "network_interface_id"]);
  const follows = machines.some((machine) => view.isGone(machine));
  if (change.action === "replace" && follows) {
    return [
      view.finding(change, { role, impact: "none", subject, what: "is kept; it moves to the new machine", cause: [] }),
    ];
  }
  if (change.action === "replace") {
    const what = `is moved to another machine; ${roleName(role)} does not answer at it until then, and open connections break`;
    return [view.finding(change, { role, impact: "outage", subject, what, cause: causeOf(change) })];
  }
  if (follows)
    return [
      view.finding(change, { role, impact: "none", subject, what: "is kept, and belongs to no machine any more" }),
    ];
  return [
    view.finding(change, {
      role,
      impact: "outage",
      subject,
      what: `is taken away from ${roleName(role)}, which no longer answers at it`,
    }),
  ];
}
