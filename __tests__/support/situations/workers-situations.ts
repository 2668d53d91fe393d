import { Situation } from "./situation";

/** Changes of the `workers` section, but for what all machines have. */
export const WORKERS_SITUATIONS: readonly Situation[] = [
  {
    name: "workers-scaled-up",
    title: "two Workers more are made",
    base: "dev",
    overrides: { workers: { count: 4 } },
    fields: ["workers.count"],
    expected: { verdict: ["none", "in-place"] },
  },
  {
    name: "workers-scaled-to-1000",
    title: "998 Workers more are made",
    base: "dev",
    overrides: { workers: { count: 1000 } },
    fields: ["workers.count"],
    expected: { verdict: ["none", "in-place"] },
  },
  {
    name: "workers-scaled-down",
    title: "one of two Workers is destroyed, with the work on it",
    base: "dev",
    overrides: { workers: { count: 1 } },
    fields: ["workers.count"],
    expected: { verdict: "degraded", roles: { workers: "degraded" } },
  },
  {
    name: "workers-scaled-to-none",
    title: "all Workers are destroyed, with the work on them",
    base: "dev",
    overrides: { workers: { count: 0 } },
    fields: ["workers.count"],
    expected: { verdict: "outage", roles: { workers: "outage" } },
  },
  {
    name: "workers-spread",
    title: "Workers with even numbers are replaced by such in the second zone",
    base: "dev",
    overrides: { workers: { spreadAcrossZones: true } },
    fields: ["workers.spreadAcrossZones"],
    expected: { verdict: "degraded", roles: { workers: "degraded" } },
  },
  {
    name: "rpc-ports-changed",
    title: "the Head calls the Workers on other ports",
    base: "dev",
    overrides: { workers: { rpcPorts: ["9100-9110"] } },
    fields: ["workers.rpcPorts"],
    expected: {
      verdict: ["in-place", "degraded", "outage"],
      roles: { workers: ["in-place", "degraded", "outage"], head: ["in-place", "degraded", "outage"] },
    },
  },
];
