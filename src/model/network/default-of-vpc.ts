import { isDataAddress } from "../data-address";
import { unknown } from "../known";
import { Link } from "../link";
import { ResourceSet } from "../json/resource-set";
import { VPC_TYPES } from "./vpc-defaults";

/** What AWS makes by itself with a VPC of the JSON; nobody knows that of a VPC from elsewhere. */
export function defaultOfVpc(
  vpc: Link,
  what: { readonly name: string; readonly keyFor: (vpcKey: string) => string },
  resources: ResourceSet,
): Link {
  if (vpc.kind === "unknown") return vpc;
  const name = vpc.kind === "resource" ? vpc.key : vpc.id;
  const isHere = !isDataAddress(name) && VPC_TYPES.includes(resources.get(name)?.type ?? "");
  return isHere
    ? { kind: "resource", key: what.keyFor(name) }
    : unknown(`the ${what.name} of '${name}' is not in the JSON`);
}
