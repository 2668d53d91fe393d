import type { Environment } from "../config/environment";

/** Zones that carry private machines: the first one, and the second where a service is spread. */
export function machineZones({ network, api, workers }: Environment): readonly string[] {
  const spread = api.spreadAcrossZones || workers.spreadAcrossZones;
  return network.availabilityZones.slice(0, spread ? 2 : 1);
}
