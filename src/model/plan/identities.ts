/**
 * The texts that AWS, or whoever writes the configuration, calls a resource by, and which resource that is.
 *
 * Ids and ARNs that AWS makes name one thing wherever they stand. A name that people choose, such as a bucket's, names it
 * only in attributes that are for it: a role, a key pair and a load balancer may all be called `prod`.
 */
import { PlannedInstance } from "./plan";
import { PlanValue } from "./plan-value";

/** A resource, and the attribute of it that has the text. */
export interface Identity {
  readonly instance: PlannedInstance;
  readonly attribute: string;
}

const AWS_ID = /^(arn:|[a-z]+(-[a-z]+)*-[0-9a-f]{8,}$)/;

/** AWS writes the account before the id of a group, where a rule names one of another VPC. */
const ACCOUNT = /^\d{12}\//;

/** Attributes that name the resource itself, beside `id` and `arn`, or things that AWS makes with it. */
const OWN_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  aws_vpc: ["default_route_table_id", "main_route_table_id", "default_network_acl_id", "default_security_group_id"],
  aws_default_vpc: [
    "default_route_table_id",
    "main_route_table_id",
    "default_network_acl_id",
    "default_security_group_id",
  ],
  aws_eip: ["allocation_id"],
  aws_instance: ["primary_network_interface_id"],
  aws_vpc_endpoint: ["prefix_list_id"],
  aws_vpc_security_group_ingress_rule: ["security_group_rule_id"],
  aws_vpc_security_group_egress_rule: ["security_group_rule_id"],
  aws_key_pair: ["key_pair_id"],
};

/** Attributes that name a thing by the name that people gave it: the type of the thing, and its attribute. */
const BY_NAME: Readonly<Record<string, readonly [type: string, attribute: string]>> = {
  role: ["aws_iam_role", "name"],
  roles: ["aws_iam_role", "name"],
  iam_instance_profile: ["aws_iam_instance_profile", "name"],
  key_name: ["aws_key_pair", "key_name"],
  bucket: ["aws_s3_bucket", "bucket"],
  launch_template: ["aws_launch_template", "name"],
  launch_template_name: ["aws_launch_template", "name"],
  launch_template_specification: ["aws_launch_template", "name"],
  launch_configuration: ["aws_launch_configuration", "name"],
  autoscaling_group_name: ["aws_autoscaling_group", "name"],
  elb: ["aws_elb", "name"],
  load_balancers: ["aws_elb", "name"],
  log_group_name: ["aws_cloudwatch_log_group", "name"],
  placement_group: ["aws_placement_group", "name"],
};

const NAMED_TYPES: ReadonlyMap<string, string> = new Map(Object.values(BY_NAME));

/** What resources are called. */
export class Identities {
  private readonly ids = new Map<string, Identity[]>();
  private readonly names = new Map<string, Identity>();

  constructor(instances: readonly PlannedInstance[]) {
    for (const instance of instances) this.add(instance);
  }

  /**
   * The resource that a text in another one names; undefined where it names none.
   *
   * @param key the innermost name on the way to the text that says what it is, for example `bucket`
   * @param self address of the resource that has the text
   */
  find(text: string, key: string, self: string): Identity | undefined {
    const named = BY_NAME[key];
    const byName = named && this.names.get(`${named[0]} ${text}`);
    if (byName !== undefined && byName.instance.address !== self) return byName;
    const others =
      (this.ids.get(text) ?? this.ids.get(text.replace(ACCOUNT, "")))?.filter(
        ({ instance }) => instance.address !== self,
      ) ?? [];
    return others.reduce<Identity | undefined>(
      (best, one) => (best && rank(best) <= rank(one) ? best : one),
      undefined,
    );
  }

  private add(instance: PlannedInstance): void {
    const { type, mode, values } = instance;
    for (const attribute of ["id", "arn", ...(OWN_ATTRIBUTES[type] ?? [])]) {
      const text = values[attribute];
      if (typeof text === "string" && AWS_ID.test(text)) this.addId(text, { instance, attribute });
    }
    const attribute = mode === "data" ? undefined : NAMED_TYPES.get(type);
    if (attribute === undefined) return;
    const name = values[attribute];
    if (typeof name === "string") this.names.set(`${type} ${name}`, { instance, attribute });
  }

  private addId(text: string, identity: Identity): void {
    const same = this.ids.get(text);
    if (same === undefined) this.ids.set(text, [identity]);
    else same.push(identity);
  }
}

/** Whether an attribute says what the resource itself is called, and no other. */
export function isOwnName(type: string, attribute: string): boolean {
  return ["id", "arn"].includes(attribute) || (OWN_ATTRIBUTES[type]?.includes(attribute) ?? false);
}

/** The managed thing before what looks it up or only switches it; its own id before the VPC's word for it. */
function rank({ instance: { mode, values }, attribute }: Identity): number {
  const isOwn = attribute === "id" || attribute === "arn";
  return (mode === "data" ? 4 : 0) + (isOwn ? 0 : 2) + (hasArn(values.arn) ? 0 : 1);
}

function hasArn(arn: PlanValue | undefined): boolean {
  return arn !== undefined && arn !== null;
}
