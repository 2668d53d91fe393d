import { DocumentChange, PlanDocument, priorResources, Values } from "./plan-document";

type Attributes = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

/**
 * Gives a plan what the emulator lost and AWS keeps: the description of a rule that names another group or a prefix
 * list. What was an update for nothing else becomes a no-op, as it is on AWS, and no drift. Nothing else is touched.
 *
 * @param deployed the JSON that was deployed
 */
export function closeKnownGaps(plan: PlanDocument, deployed: string): void {
  const { resource } = JSON.parse(deployed) as { readonly resource: Resources };
  const describe = (address: string, values: Values | null) => {
    const [type = "", name = ""] = address.split(".");
    const description = resource[type]?.[name]?.description;
    if (values && isGap(type, values) && description !== undefined) values.description = description;
  };
  for (const { address, values } of priorResources(plan)) describe(address, values);
  for (const { address, change } of plan.resource_drift ?? []) describe(address, change.after);
  if (plan.resource_drift) plan.resource_drift = plan.resource_drift.filter((change) => !isIdleUpdate(change));
  for (const planned of plan.resource_changes ?? []) {
    describe(planned.address, planned.change.before);
    if (isIdleUpdate(planned)) planned.change.actions = ["no-op"];
  }
}

function isGap(type: string, values: Values): boolean {
  const namesGroupOrList = values.referenced_security_group_id ?? values.prefix_list_id;
  return /^aws_vpc_security_group_(in|e)gress_rule$/.test(type) && !values.description && Boolean(namesGroupOrList);
}

function isIdleUpdate({ type, change }: DocumentChange): boolean {
  const isRule = /^aws_vpc_security_group_(in|e)gress_rule$/.test(type);
  return isRule && change.actions.join() === "update" && JSON.stringify(change.before) === JSON.stringify(change.after);
}
