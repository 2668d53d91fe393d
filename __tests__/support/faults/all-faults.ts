import { ACL_FAULTS } from "./acl-faults";
import { ADDITION_FAULTS } from "./addition-faults";
import { FaultFamily } from "./fault";
import { GROUP_FAULTS } from "./group-faults";
import { LOAD_BALANCER_FAULTS } from "./load-balancer-faults";
import { NETWORK_FAULTS } from "./network-faults";
import { PUBLIC_ADDRESS_FAULTS } from "./public-address-faults";
import { ROUTE_FAULTS } from "./route-faults";
import { WORLD_OPEN_FAULTS } from "./world-open-faults";

/** Every mistake that a proof has to name. */
export const ALL_FAULTS: readonly FaultFamily[] = [
  WORLD_OPEN_FAULTS,
  GROUP_FAULTS,
  ROUTE_FAULTS,
  PUBLIC_ADDRESS_FAULTS,
  LOAD_BALANCER_FAULTS,
  ACL_FAULTS,
  NETWORK_FAULTS,
  ADDITION_FAULTS,
];
