import { Rule } from "../rule";
import { aclEntryNumbersAreUnique } from "./acl-entry-numbers-are-unique";
import { elasticIpIsInARoutedSubnet } from "./elastic-ip-is-in-a-routed-subnet";
import { gatewayEndpointServesItsVpc } from "./gateway-endpoint-serves-its-vpc";
import { groupFitsTheQuota } from "./group-fits-the-quota";
import { groupReferencesExist } from "./group-references-exist";
import { groupReferencesStayInTheirVpc } from "./group-references-stay-in-their-vpc";
import { groupRuleHasValidPorts } from "./group-rule-has-valid-ports";
import { groupRulesAreWrittenInOneWay } from "./group-rules-are-written-in-one-way";
import { httpsListenerHasCertificate } from "./https-listener-has-certificate";
import { interfaceEndpointHasOneSubnetPerZone } from "./interface-endpoint-has-one-subnet-per-zone";
import { interfaceGroupsAreInItsVpc } from "./interface-groups-are-in-its-vpc";
import { interfaceHasAtMostFiveGroups } from "./interface-has-at-most-five-groups";
import { internetFacingLoadBalancerIsInPublicSubnets } from "./internet-facing-load-balancer-is-in-public-subnets";
import { listenerPortsAreUnique } from "./listener-ports-are-unique";
import { listenerProtocolFitsLoadBalancer } from "./listener-protocol-fits-load-balancer";
import { loadBalancerHasListener } from "./load-balancer-has-listener";
import { loadBalancerHasOneSubnetPerZone } from "./load-balancer-has-one-subnet-per-zone";
import { loadBalancerHasTwoZones } from "./load-balancer-has-two-zones";
import { loadBalancerReachesTargets } from "./load-balancer-reaches-targets";
import { loadBalancerSubnetsHaveFreeAddresses } from "./load-balancer-subnets-have-free-addresses";
import { loadBalancerSubnetsHaveRoomToGrow } from "./load-balancer-subnets-have-room-to-grow";
import { logBucketAdmitsLoadBalancer } from "./log-bucket-admits-load-balancer";
import { logBucketHasS3ManagedKeys } from "./log-bucket-has-s3-managed-keys";
import { machineHasAGroupOfItsOwn } from "./machine-has-a-group-of-its-own";
import { natGatewayHasAWayOut } from "./nat-gateway-has-a-way-out";
import { privateDnsEndpointIsInAVpcWithDns } from "./private-dns-endpoint-is-in-a-vpc-with-dns";
import { privateRoleHasNoInternetRoute } from "./private-role-has-no-internet-route";
import { privateRoleHasNoPublicAddress } from "./private-role-has-no-public-address";
import { redirectLeadsElsewhere } from "./redirect-leads-elsewhere";
import { redirectLeadsToAListener } from "./redirect-leads-to-a-listener";
import { routeDestinationsAreUnique } from "./route-destinations-are-unique";
import { routesAreWrittenInOneWay } from "./routes-are-written-in-one-way";
import { routesLeadSomewhere } from "./routes-lead-somewhere";
import { sessionManagerHasAWay } from "./session-manager-has-a-way";
import { subnetBlocksHaveValidSize } from "./subnet-blocks-have-valid-size";
import { subnetsAreInsideTheirVpc } from "./subnets-are-inside-their-vpc";
import { subnetsDoNotOverlap } from "./subnets-do-not-overlap";
import { targetGroupHasTargets } from "./target-group-has-targets";
import { targetGroupIsInTheVpcOfItsTargets } from "./target-group-is-in-the-vpc-of-its-targets";
import { targetGroupProtocolFitsLoadBalancer } from "./target-group-protocol-fits-load-balancer";
import { targetsAreInServedZones } from "./targets-are-in-served-zones";
import { targetsFitTargetType } from "./targets-fit-target-type";
import { targetsSurviveAZone } from "./targets-survive-a-zone";
import { vpcBlocksHaveValidSize } from "./vpc-blocks-have-valid-size";
import { vpcHasOneInternetGateway } from "./vpc-has-one-internet-gateway";

/** Every rule, by topic: load balancers, networks, machines, security groups. */
export const ALL_RULES: readonly Rule[] = [
  loadBalancerHasTwoZones,
  loadBalancerHasOneSubnetPerZone,
  internetFacingLoadBalancerIsInPublicSubnets,
  loadBalancerSubnetsHaveFreeAddresses,
  loadBalancerSubnetsHaveRoomToGrow,
  loadBalancerHasListener,
  listenerPortsAreUnique,
  listenerProtocolFitsLoadBalancer,
  httpsListenerHasCertificate,
  redirectLeadsElsewhere,
  redirectLeadsToAListener,
  targetGroupHasTargets,
  targetGroupIsInTheVpcOfItsTargets,
  targetGroupProtocolFitsLoadBalancer,
  targetsFitTargetType,
  targetsAreInServedZones,
  targetsSurviveAZone,
  loadBalancerReachesTargets,
  logBucketAdmitsLoadBalancer,
  logBucketHasS3ManagedKeys,

  vpcBlocksHaveValidSize,
  subnetBlocksHaveValidSize,
  subnetsAreInsideTheirVpc,
  subnetsDoNotOverlap,
  vpcHasOneInternetGateway,
  natGatewayHasAWayOut,
  routesLeadSomewhere,
  routeDestinationsAreUnique,
  routesAreWrittenInOneWay,
  gatewayEndpointServesItsVpc,
  interfaceEndpointHasOneSubnetPerZone,
  privateDnsEndpointIsInAVpcWithDns,
  elasticIpIsInARoutedSubnet,
  aclEntryNumbersAreUnique,

  interfaceGroupsAreInItsVpc,
  interfaceHasAtMostFiveGroups,
  machineHasAGroupOfItsOwn,
  sessionManagerHasAWay,
  privateRoleHasNoPublicAddress,
  privateRoleHasNoInternetRoute,

  groupReferencesExist,
  groupReferencesStayInTheirVpc,
  groupRulesAreWrittenInOneWay,
  groupRuleHasValidPorts,
  groupFitsTheQuota,
];
