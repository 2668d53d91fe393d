import { API_SITUATIONS } from "./api-situations";
import { BOOKKEEPING_SITUATIONS } from "./bookkeeping-situations";
import { BY_HAND_SITUATIONS } from "./by-hand-situations";
import { CLIENT_SITUATIONS } from "./client-situations";
import { EDITED_STACK_SITUATIONS } from "./edited-stack-situations";
import { MACHINE_SITUATIONS } from "./machine-situations";
import { NETWORK_SITUATIONS } from "./network-situations";
import { PERMISSION_SITUATIONS } from "./permission-situations";
import { Situation } from "./situation";
import { WHOLE_STACK_SITUATIONS } from "./whole-stack-situations";
import { WORKERS_SITUATIONS } from "./workers-situations";

/** Every situation that a plan is saved of. */
export const ALL_SITUATIONS: readonly Situation[] = [
  ...WHOLE_STACK_SITUATIONS,
  ...NETWORK_SITUATIONS,
  ...CLIENT_SITUATIONS,
  ...MACHINE_SITUATIONS,
  ...API_SITUATIONS,
  ...WORKERS_SITUATIONS,
  ...EDITED_STACK_SITUATIONS,
  ...PERMISSION_SITUATIONS,
  ...BOOKKEEPING_SITUATIONS,
  ...BY_HAND_SITUATIONS,
];
