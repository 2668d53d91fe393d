import { Link } from "../link";
import { ListenerAction } from "../load-balancing";
import { TerraformBlock, TerraformResource } from "../terraform-resource";

/** Steps that let a request pass to the action behind them. */
const CHECKS = ["authenticate-cognito", "authenticate-oidc", "jwt-validation"];

/** What the action blocks of a listener or listener rule do with a request, checks of the caller left out. */
export function readListenerActions(resource: TerraformResource, key: "default_action" | "action"): ListenerAction[] {
  const written = resource.blocks(key).flatMap((block) => readAction(block, resource.address));
  return resource.hasDynamic(key) ? [...written, hiddenAction(resource)] : written;
}

/** An action of which nobody knows what it does. */
export function hiddenAction({ address }: Pick<TerraformResource, "address">): ListenerAction {
  return { address, kind: "unknown", targetGroups: [] };
}

function readAction(block: TerraformBlock, address: string): ListenerAction[] {
  const type = block.text("type");
  if (type?.kind !== "known") return [{ address, kind: "unknown", targetGroups: [] }];
  switch (type.value) {
    case "forward":
      return [{ address, kind: "forward", targetGroups: forwardGroups(block) }];
    case "redirect":
      return [{ address, kind: "redirect", targetGroups: [], redirectPort: redirectPort(block) }];
    case "fixed-response":
      return [{ address, kind: "answer", targetGroups: [] }];
    default:
      return CHECKS.includes(type.value) ? [] : [{ address, kind: "unknown", targetGroups: [] }];
  }
}

function forwardGroups(block: TerraformBlock): readonly Link[] {
  const weighted = block.blocks("forward").flatMap((forward) => forward.blocks("target_group"));
  return [...block.links("target_group_arn"), ...weighted.flatMap((group) => group.links("arn"))];
}

function redirectPort(block: TerraformBlock): ListenerAction["redirectPort"] {
  const redirect = block.blocks("redirect")[0];
  const text = redirect?.text("port");
  // `#{port}` is AWS's word for the port of the request.
  return text?.kind === "known" && text.value === "#{port}" ? undefined : redirect?.number("port");
}
