import { chainKnown, Known, mapKnown } from "../../model/known";
import { NatGateway, Subnet } from "../../model/network-model";
import { Rule, RuleHit } from "../rule";
import { hasInternetRoute } from "./internet-route";
import { fault, judge } from "./judge";
import { StackView } from "./stack-view";

/** A public NAT gateway has an Elastic IP and stands in a subnet that is routed to an internet gateway. */
export const natGatewayHasAWayOut: Rule = {
  name: "nat-gateway-has-a-way-out",
  severity: "high",
  why: "A public NAT gateway sends everything through an internet gateway, from its Elastic IP: in a subnet without that route, or with a route back to itself, whatever is routed to it is lost; without an address AWS refuses it.",
  remedy: "Place the NAT gateway in a public subnet and give it an Elastic IP.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
  check({ model }) {
    const view = StackView.of(model);
    return model.natGateways
      .filter(({ address }) => !isRegional(view, address))
      .flatMap((gateway) =>
        judge(gateway.address, gateway.isPublic, (isPublic) => (isPublic ? checkPublic(view, gateway) : [])),
      );
  },
};

/** A regional gateway belongs to no subnet, and AWS gives it addresses and routes by itself. */
function isRegional({ model }: StackView, address: string): boolean {
  const mode = model.resources.get(address)?.text("availability_mode");
  return mode?.kind === "known" && mode.value === "regional";
}

function checkPublic(view: StackView, gateway: NatGateway): readonly RuleHit[] {
  const { address, elasticIp, subnet: link } = gateway;
  const routed = chainKnown(view.subnet(link), (subnet) =>
    mapKnown(hasInternetRoute(view, subnet), (isRouted) => ({ subnet, isRouted })),
  );
  return [
    ...(elasticIp === undefined ? [fault(address, "is public, but has no Elastic IP")] : []),
    ...judge(address, routed, ({ subnet, isRouted }) =>
      isRouted ? [] : [fault(address, whyStuck(view, gateway, subnet))],
    ),
  ];
}

function whyStuck(view: StackView, { key }: NatGateway, subnet: Subnet): string {
  const targets: Known<readonly (string | undefined)[]> = mapKnown(view.routeTable(subnet.routeTable), ({ routes }) =>
    routes.map(({ target }) => target.key),
  );
  const loops = targets.kind === "known" && targets.value.includes(key);
  return loops
    ? `stands in ${subnet.address}, whose route leads back to this NAT gateway`
    : `stands in ${subnet.address}, which has no route to an internet gateway`;
}
