import { chainKnown } from "../../model/known";
import { Rule } from "../rule";
import { fault, judge } from "./judge";
import { isSame, nameOf, StackView } from "./stack-view";

/** A gateway endpoint adds its routes to tables of its own VPC. */
export const gatewayEndpointServesItsVpc: Rule = {
  name: "gateway-endpoint-serves-its-vpc",
  severity: "high",
  why: "AWS refuses a gateway endpoint with route tables of another VPC.",
  remedy: "Name route tables of the endpoint's VPC only, and make an endpoint in each VPC that needs one.",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
  check({ model }) {
    const view = StackView.of(model);
    return model.endpoints.flatMap(({ address, vpc, routeTables }) =>
      routeTables.flatMap((link) => {
        const same = chainKnown(view.routeTable(link), (table) => isSame(table.vpc, vpc));
        return judge(address, same, (isOwn) =>
          isOwn ? [] : [fault(address, `names ${nameOf(link)}, which is of another VPC than ${nameOf(vpc)}`)],
        );
      }),
    );
  },
};
