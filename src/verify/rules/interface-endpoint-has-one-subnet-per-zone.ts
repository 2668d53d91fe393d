import { Rule } from "../rule";
import { fault, judge } from "./judge";
import { StackView } from "./stack-view";
import { repeatedZones, zonesOf } from "./zones-of";

/** An interface endpoint has one subnet in each of its zones. */
export const interfaceEndpointHasOneSubnetPerZone: Rule = {
  name: "interface-endpoint-has-one-subnet-per-zone",
  severity: "high",
  why: "AWS refuses an interface endpoint with more than one subnet in a zone (DuplicateSubnetsInSameZone).",
  remedy: "Keep one subnet of each zone; machines in the others reach it through the VPC.",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
  check({ model }) {
    const view = StackView.of(model);
    return model.endpoints.flatMap(({ address, subnets }) =>
      judge(address, zonesOf(view, subnets), (zones) =>
        repeatedZones(zones).map((zone) => fault(address, `has more than one subnet in ${zone}`)),
      ),
    );
  },
};
