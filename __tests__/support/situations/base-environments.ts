import { Environment, UserData } from "../../../src/config/environment";
import { Overrides, shippedEnvironment } from "../environment";

/** Scripts by the file that an environment names. */
const SCRIPTS: Readonly<Record<string, string>> = {
  "user-data/start.sh": "#!/bin/sh\nsystemctl enable --now service\n",
  "user-data/start-2.sh": "#!/bin/sh\ndnf upgrade -y\nsystemctl enable --now service\n",
};

const START = { file: "user-data/start.sh" };
const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000001";

/** Certificate that takes the place of the first. */
export const OTHER_CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000002";

/** Certificates that the account of the situations holds. */
export const CERTIFICATES: readonly string[] = [CERTIFICATE, OTHER_CERTIFICATE];

/** Has what neither dev nor prod has, so that everything optional can be changed and taken away. */
const LAB: Overrides = {
  name: "lab",
  network: {
    cidrBlock: "10.2.0.0/16",
    availabilityZones: ["us-east-1a", "us-east-1b", "us-east-1c"],
    egress: "nat-gateway",
    sessionManagerEndpoints: true,
    flowLogs: { retentionDays: 30 },
  },
  client: { sshPublicKey: undefined, sshKeyName: "ops", jumpToPrivateNodes: true, userData: START },
  api: { count: 2, certificateArn: CERTIFICATE, accessLogs: { retentionDays: 30 }, userData: START },
  workers: { count: 3, userData: START },
};

/**
 * Names of what is deployed before a change; `nothing` is an empty account, `state` the stack of the state bucket, and
 * `fresh` is dev under another name and applied once only: the state does not know yet what AWS filled in.
 */
export type BaseName = "dev" | "prod" | "lab" | "fresh" | "nothing" | "state";

const OWN: Readonly<Record<BaseName, Overrides>> = {
  dev: {},
  prod: {},
  lab: LAB,
  fresh: { name: "fresh" },
  nothing: {},
  state: { state: { bucket: "private-cluster-states" } },
};

/** The environment of a base with some fields written over, its scripts read. */
export function environmentOf(base: BaseName, overrides: Overrides = {}): Environment {
  const shipped = base === "prod" ? "prod" : "dev";
  const { client, api, workers, ...rest } = shippedEnvironment(shipped, OWN[base], overrides);
  return { ...rest, client: withScript(client), api: withScript(api), workers: withScript(workers) };
}

function withScript<Service extends { readonly userData?: UserData }>(service: Service): Service {
  const { userData } = service;
  if (userData === undefined) return service;
  return { ...service, userData: { ...userData, content: SCRIPTS[userData.file] ?? "" } };
}
