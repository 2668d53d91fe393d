import { Environment, UserData } from "../../../src/config/environment";
import { Overrides, shippedEnvironment } from "../environment";

/** A stack that is deployed before something is changed. */
export interface BaseEnvironment {
  readonly shipped: "dev" | "prod";
  readonly overrides: Overrides;
}

/** Scripts by the file that an environment names. */
const SCRIPTS: Readonly<Record<string, string>> = {
  "user-data/start.sh": "#!/bin/sh\nsystemctl enable --now service\n",
  "user-data/start-2.sh": "#!/bin/sh\ndnf upgrade -y\nsystemctl enable --now service\n",
};

const START = { file: "user-data/start.sh" };
const LAB_CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-00000000000a";

/** Certificate that takes the place of the lab's. */
export const OTHER_CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-00000000000b";

/**
 * `dev` and `prod` as shipped, and `lab` with what neither of them has, so that everything optional can be changed and
 * taken away.
 */
export const BASE_ENVIRONMENTS = {
  dev: { shipped: "dev", overrides: {} },
  prod: { shipped: "prod", overrides: {} },
  lab: {
    shipped: "dev",
    overrides: {
      name: "lab",
      network: {
        cidrBlock: "10.2.0.0/16",
        availabilityZones: ["us-east-1a", "us-east-1b", "us-east-1c"],
        egress: "nat-gateway",
        sessionManagerEndpoints: true,
        flowLogs: { retentionDays: 30 },
      },
      client: { sshPublicKey: undefined, sshKeyName: "ops", jumpToPrivateNodes: true, userData: START },
      api: { count: 2, certificateArn: LAB_CERTIFICATE, accessLogs: { retentionDays: 30 }, userData: START },
      workers: { count: 3, userData: START },
    },
  },
} as const satisfies Record<string, BaseEnvironment>;

/** What is deployed before: a base environment, nothing at all, or the stack of the state bucket. */
export type BaseName = keyof typeof BASE_ENVIRONMENTS | "nothing" | "state-bucket";

/** Certificates that an account of the situations holds. */
export const CERTIFICATES: readonly string[] = [LAB_CERTIFICATE, OTHER_CERTIFICATE];

/** A base environment with some fields written over, its scripts read. */
export function environmentOf(base: keyof typeof BASE_ENVIRONMENTS, overrides: Overrides = {}): Environment {
  const { shipped, overrides: own } = BASE_ENVIRONMENTS[base];
  const { client, api, workers, ...rest } = shippedEnvironment(shipped, own, overrides);
  return { ...rest, client: withScript(client), api: withScript(api), workers: withScript(workers) };
}

function withScript<Service extends { readonly userData?: UserData }>(service: Service): Service {
  const { userData } = service;
  if (userData === undefined) return service;
  return { ...service, userData: { ...userData, content: SCRIPTS[userData.file] ?? "" } };
}
