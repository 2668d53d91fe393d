import { NetworkInterface } from "../../model/network-model";
import { Link } from "../../model/link";
import { TerraformBlock, TerraformResource } from "../../model/terraform-resource";
import { keyOf } from "../paths/network-index";
import { nameOf, StackView } from "./stack-view";

const POLICY = /:policy\/AmazonSSMManagedInstanceCore$/;

/** The machines whose role has the managed policy of Session Manager, and which are in a subnet. */
export function sessionManagerMachines(view: StackView): readonly NetworkInterface[] {
  const roles = rolesWithPolicy(view);
  return view.model.interfaces.filter(({ owner, ownerKey, subnet }) => {
    if (owner !== "machine" || subnet === undefined) return false;
    const profile = profileOf(view, view.model.resources.get(ownerKey));
    const role = profile && view.model.resources.get(nameOf(profile))?.link("role");
    return role !== undefined && roles.has(nameOf(role));
  });
}

function rolesWithPolicy(view: StackView): ReadonlySet<string> {
  const attached = view
    .resourcesOf("aws_iam_role_policy_attachment")
    .filter((attachment) => hasPolicy(attachment, "policy_arn"))
    .flatMap((attachment) => attachment.links("role"));
  const own = view.resourcesOf("aws_iam_role").filter((role) => hasPolicy(role, "managed_policy_arns"));
  return new Set([...attached.map(nameOf), ...own.map(({ address }) => address)]);
}

function hasPolicy(resource: TerraformResource, key: string): boolean {
  return resource.texts(key).some((arn) => arn.kind === "known" && POLICY.test(arn.value));
}

/** The instance profile of an instance, a launch template or configuration, or of what an autoscaling group launches. */
function profileOf(view: StackView, owner: TerraformResource | undefined): Link | undefined {
  if (owner === undefined) return undefined;
  if (owner.type === "aws_launch_template") return firstLink(owner.blocks("iam_instance_profile"), ["name", "arn"]);
  if (owner.type !== "aws_autoscaling_group") return owner.link("iam_instance_profile");
  const launched = firstLink(owner.blocks("launch_template"), ["id", "name"]) ?? owner.link("launch_configuration");
  const key = keyOf(launched);
  return key === undefined || key === owner.address ? undefined : profileOf(view, view.model.resources.get(key));
}

function firstLink(blocks: readonly TerraformBlock[], keys: readonly string[]): Link | undefined {
  return blocks.flatMap((block) => keys.map((key) => block.link(key))).find((link) => link !== undefined);
}
