import { TerraformElement, TerraformStack } from "cdktf";
import { Node } from "constructs";
import { readableAddress } from "./readable-address";

/** A stack whose resources are named by their construct path, so that operators can read their Terraform addresses. */
export abstract class ReadableStack extends TerraformStack {
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const node = element instanceof Node ? element : element.node;
    return readableAddress(node.scopes.slice(node.scopes.indexOf(this) + 1).map((scope) => scope.node.id));
  }
}
