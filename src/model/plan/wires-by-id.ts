import { Identities, isOwnName } from "./identities";
import { PlannedInstance, Wire } from "./plan";
import { PlanValue, SensitiveValue, UnknownValue } from "./plan-value";
import { PlanConfiguration } from "./read-configuration";

const NOTES: readonly string[] = ["tags", "tags_all"];

/** Attributes that repeat what other resources say, unless the configuration names them. */
const MIRRORS: Readonly<Record<string, readonly string[]>> = {
  aws_security_group: ["ingress", "egress"],
  aws_route_table: ["route"],
  aws_network_acl: ["ingress", "egress"],
  aws_instance: ["network_interface", "primary_network_interface", "security_groups"],
  aws_eip: ["association_id"],
  aws_lb: ["subnet_mapping"],
  aws_iam_role: ["managed_policy_arns", "inline_policy"],
  aws_vpc_endpoint: ["subnet_configuration", "network_interface_ids"],
  aws_autoscaling_group: ["traffic_source"],
};

/** The resources that the known ids and names in a resource's attributes lead to. */
export function wiresById(
  instance: PlannedInstance,
  identities: Identities,
  { resources }: PlanConfiguration,
): readonly Wire[] {
  const { type, values, configAddress } = instance;
  const configured = resources.get(configAddress)?.expressions ?? {};
  const hidden = (MIRRORS[type] ?? []).filter((attribute) => !(attribute in configured));
  return Object.entries(values).flatMap(([attribute, value]) => {
    if (NOTES.includes(attribute) || isOwnName(type, attribute) || hidden.includes(attribute)) return [];
    return textsIn(value, attribute).flatMap(([text, key]): Wire[] => {
      const identity = identities.find(text, key, instance.address);
      return identity === undefined ? [] : [{ attribute, to: identity.instance.address }];
    });
  });
}

/** Keys in blocks that are told apart by the name of their block only. */
const PLAIN_KEYS: readonly string[] = ["id", "name", "arn"];

/** The key that says what a value is: of `launch_template.id` that of the block, which is empty where there is none. */
export function tellingKey(key: string, block: string): string {
  return block !== "" && PLAIN_KEYS.includes(key) ? block : key;
}

function textsIn(value: PlanValue, key: string): readonly (readonly [text: string, key: string])[] {
  if (typeof value === "string") return [[value, key]];
  if (typeof value !== "object" || value === null) return [];
  if (value instanceof SensitiveValue || value instanceof UnknownValue) return [];
  if (Array.isArray(value)) return (value as readonly PlanValue[]).flatMap((item) => textsIn(item, key));
  return Object.entries(value).flatMap(([name, inner]) =>
    NOTES.includes(name) ? [] : textsIn(inner, tellingKey(name, key)),
  );
}
