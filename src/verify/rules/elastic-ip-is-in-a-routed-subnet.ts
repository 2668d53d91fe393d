import { chainKnown, mapKnown } from "../../model/known";
import { Rule } from "../rule";
import { hasInternetRoute } from "./internet-route";
import { fault, judge } from "./judge";
import { privateInterfaces } from "./private-roles";
import { StackView } from "./stack-view";

const KEEP_PRIVATE = "Take the Elastic IP away: nobody outside may call the machine by the contract.";

/** An interface with an Elastic IP is in a subnet that is routed to an internet gateway. */
export const elasticIpIsInARoutedSubnet: Rule = {
  name: "elastic-ip-is-in-a-routed-subnet",
  severity: "high",
  why: "In a subnet without a route to an internet gateway packets arrive at an Elastic IP and no answer leaves: TCP never connects, while the machine still hears everyone.",
  remedy: "Move the machine to a public subnet, or take the Elastic IP away from it.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html",
  check(subject) {
    const { model } = subject;
    const view = StackView.of(model);
    const privates = new Set(privateInterfaces(subject));
    return model.interfaces.flatMap((each) => {
      const { publicAddress, subnet: link, ownerKey, owner } = each;
      if (publicAddress.kind !== "elastic" || link === undefined || owner === "load-balancer") return [];
      const routed = chainKnown(view.subnet(link), (subnet) =>
        mapKnown(hasInternetRoute(view, subnet), (isRouted) => ({ subnet, isRouted })),
      );
      return judge(publicAddress.address, routed, ({ subnet, isRouted }) => {
        if (isRouted) return [];
        const place = `${subnet.address}, which has no route to an internet gateway`;
        return [
          fault(
            publicAddress.address,
            `gives ${ownerKey} an Elastic IP in ${place}`,
            privates.has(each) ? KEEP_PRIVATE : undefined,
          ),
        ];
      });
    });
  },
};
