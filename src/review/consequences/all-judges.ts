import { Judge } from "./judge";
import { judgeAutoscaling } from "./judge-autoscaling";
import { judgeBucketSettings } from "./judge-bucket-settings";
import { judgeBuckets } from "./judge-buckets";
import { judgeDataStores } from "./judge-data-stores";
import { judgeEndpoints } from "./judge-endpoints";
import { judgeKeyPairs } from "./judge-key-pairs";
import { judgeLogs } from "./judge-logs";
import { judgeNames } from "./judge-names";
import { judgeSettings } from "./judge-settings";
import { judgeVolumes } from "./judge-volumes";
import { judgeIdentities } from "./policies/judge-identities";
import { judgePolicies } from "./policies/judge-policies";
import { judgeBookkeeping } from "./judge-bookkeeping";
import { judgeElasticIps } from "./judge-elastic-ips";
import { judgeGateways } from "./judge-gateways";
import { judgeGroupRules } from "./judge-group-rules";
import { judgeListenerRules } from "./judge-listener-rules";
import { judgeListeners } from "./judge-listeners";
import { judgeLoadBalancers } from "./judge-load-balancers";
import { judgeMachines } from "./judge-machines";
import { judgeNetworkAcls } from "./judge-network-acls";
import { judgeRoutes } from "./judge-routes";
import { judgeSecurityGroups } from "./judge-security-groups";
import { judgeSubnets } from "./judge-subnets";
import { judgeTargetGroups } from "./judge-target-groups";
import { judgeVpcs } from "./judge-vpcs";

/** Every judge; a type belongs to one of them. */
export const ALL_JUDGES: readonly Judge[] = [
  judgeMachines,
  judgeElasticIps,
  judgeLoadBalancers,
  judgeListeners,
  judgeListenerRules,
  judgeTargetGroups,
  judgeVpcs,
  judgeSubnets,
  judgeGateways,
  judgeRoutes,
  judgeSecurityGroups,
  judgeGroupRules,
  judgeNetworkAcls,
  judgeEndpoints,
  judgeAutoscaling,
  judgeVolumes,
  judgeDataStores,
  judgeBuckets,
  judgeBucketSettings,
  judgeIdentities,
  judgePolicies,
  judgeKeyPairs,
  judgeLogs,
  judgeNames,
  judgeSettings,
  judgeBookkeeping,
];
