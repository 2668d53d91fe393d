import { Known } from "../known";
import { Link } from "../link";
import { ResourceSet } from "../json/resource-set";
import { roleTagOf } from "../json/role-tag";
import { TerraformBlock, TerraformResource } from "../terraform-resource";

/** What a machine is launched from: a launch template or configuration, or the reason why we do not see it. */
export interface LaunchSource {
  readonly resource?: TerraformResource;
  readonly hidden?: string;
}

/** Types of resources that machines are launched from. */
export const SOURCE_TYPES = ["aws_launch_template", "aws_launch_configuration"] as const;

/** Types of resources that are one machine. */
export const INSTANCE_TYPES = ["aws_instance", "aws_spot_instance_request"] as const;

const NAMING_KEYS = ["id", "name", "launch_template_id", "launch_template_name"] as const;
const SPECIFICATION = "launch_template_specification";

/** Finds the launch templates and configurations that instances and autoscaling groups name, by reference or by name. */
export class LaunchSources {
  private readonly byName: ReadonlyMap<string, TerraformResource>;
  private readonly found = new Map<TerraformResource, readonly LaunchSource[]>();

  constructor(private readonly resources: ResourceSet) {
    const named = resources.ofType(...SOURCE_TYPES).flatMap((resource) => {
      const name = resource.text("name");
      return name?.kind === "known" ? [[name.value, resource] as const] : [];
    });
    this.byName = new Map(named);
  }

  /** What a machine is launched from; several for an autoscaling group with overrides, none for a plain instance. */
  of(machine: TerraformResource): readonly LaunchSource[] {
    const sources = this.found.get(machine) ?? this.read(machine);
    this.found.set(machine, sources);
    return sources;
  }

  /**
   * The `Role` tag of a machine: its own, else that of what it is launched from.
   *
   * @param source which of its sources, as every one of an autoscaling group may give another role
   */
  roleTagOf(machine: TerraformResource, source = this.of(machine)[0]): Known<string> | undefined {
    return roleTagOf(machine) ?? (source?.resource && roleTagOf(source.resource));
  }

  /** The `Role` tags of the machines of one resource: one for each of its sources, and one where it has none. */
  roleTagsOf(machine: TerraformResource): readonly (Known<string> | undefined)[] {
    const sources = this.of(machine);
    return sources.length > 0 ? sources.map((source) => this.roleTagOf(machine, source)) : [this.roleTagOf(machine)];
  }

  private read(machine: TerraformResource): readonly LaunchSource[] {
    if (machine.hasDynamic("launch_template")) {
      return [{ hidden: `the launch template of '${machine.address}' is named when Terraform runs` }];
    }
    const policies = machine.blocks("mixed_instances_policy").flatMap((policy) => policy.blocks("launch_template"));
    const overrides = policies.flatMap((policy) => policy.blocks("override"));
    const named = [
      ...machine.blocks("launch_template"),
      ...[...policies, ...overrides].flatMap((block) => block.blocks(SPECIFICATION)),
    ].map((block) => this.find(linkIn(block)));
    const configuration = machine.link("launch_configuration");
    return distinct(configuration === undefined ? named : [...named, this.find(configuration)]);
  }

  private find(link: Link | undefined): LaunchSource {
    if (link === undefined) return { hidden: "its launch template is not named" };
    if (link.kind === "unknown") return { hidden: `its launch template cannot be told: ${link.reason}` };
    const name = link.kind === "resource" ? link.key : link.id;
    const resource = link.kind === "resource" ? this.resources.get(link.key) : this.byName.get(link.id);
    return resource === undefined ? { hidden: `its launch template '${name}' is not in the JSON` } : { resource };
  }
}

function linkIn(block: TerraformBlock): Link | undefined {
  return NAMING_KEYS.map((key) => block.link(key)).find((link) => link !== undefined);
}

function distinct(sources: readonly LaunchSource[]): readonly LaunchSource[] {
  return [...new Map(sources.map((source) => [source.resource?.address ?? source.hidden, source])).values()];
}
