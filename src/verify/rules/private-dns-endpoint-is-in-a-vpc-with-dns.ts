import { chainKnown, allKnown } from "../../model/known";
import { VpcEndpoint } from "../../model/network-model";
import { Rule, RuleHit } from "../rule";
import { fault, judge } from "./judge";
import { nameOf, StackView } from "./stack-view";

/** A VPC with an endpoint that has private DNS has DNS support and DNS hostnames. */
export const privateDnsEndpointIsInAVpcWithDns: Rule = {
  name: "private-dns-endpoint-is-in-a-vpc-with-dns",
  severity: "high",
  why: "AWS refuses private DNS for an endpoint in a VPC without DNS support and DNS hostnames.",
  remedy: "Set enable_dns_support and enable_dns_hostnames on the VPC.",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
  check({ model }) {
    const view = StackView.of(model);
    return model.endpoints.flatMap((endpoint) =>
      judge(endpoint.address, endpoint.privateDns, (isPrivate) => (isPrivate ? checkVpc(view, endpoint) : [])),
    );
  },
};

function checkVpc(view: StackView, { address, vpc }: VpcEndpoint): readonly RuleHit[] {
  const settings = chainKnown(view.vpc(vpc), ({ dnsSupport, dnsHostnames }) => allKnown([dnsSupport, dnsHostnames]));
  return judge(address, settings, ([support, hostnames]) => {
    const missing = [...(support ? [] : ["DNS support"]), ...(hostnames ? [] : ["DNS hostnames"])];
    if (missing.length === 0) return [];
    return [fault(nameOf(vpc), `has no ${missing.join(" and no ")}, but ${address} has private DNS`)];
  });
}
