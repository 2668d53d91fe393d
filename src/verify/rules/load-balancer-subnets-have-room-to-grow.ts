import { chainKnown, mapKnown } from "../../model/known";
import { Rule } from "../rule";
import { fault, judge } from "./judge";
import { StackView } from "./stack-view";

/** Addresses of a /27. */
const NEEDED = 32n;

/** The subnets of an application load balancer are /27 or larger. */
export const loadBalancerSubnetsHaveRoomToGrow: Rule = {
  name: "load-balancer-subnets-have-room-to-grow",
  severity: "medium",
  why: "An application load balancer takes more addresses as traffic grows; in a subnet smaller than /27 it may find none and stop scaling.",
  remedy: "Use subnets of /27 or larger.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer",
  check({ model }) {
    const view = StackView.of(model);
    return model.loadBalancers
      .filter(({ type }) => type.kind === "known" && type.value === "application")
      .flatMap(({ address, subnets }) =>
        subnets.flatMap((link) => {
          const sized = chainKnown(view.subnet(link), (subnet) =>
            mapKnown(subnet.ipv4, (block) => ({ subnet, block })),
          );
          return judge(address, sized, ({ subnet, block }) =>
            block.size >= NEEDED
              ? []
              : [fault(address, `needs a /27 or larger, but ${subnet.address} is ${block.toString()}`)],
          );
        }),
      );
  },
};
