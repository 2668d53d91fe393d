/**
 * What changing a field does to a running cluster, mildest first:
 * `nothing` (no machine or service notices), `in place` (AWS updates the resource while it serves), `restart` (a machine
 * stops and starts), `degraded` (everything serves, but some connections fail), `replace` (a machine is destroyed and
 * made again), `outage` (the API or the Client is down), `loss` (something is gone for good).
 */
export const EFFECTS = ["nothing", "in place", "restart", "degraded", "replace", "outage", "loss"] as const;

/** One of {@link EFFECTS}. */
export type Effect = (typeof EFFECTS)[number];

declare module "zod" {
  interface GlobalMeta {
    /** Worst thing that changing the field does to a running cluster. */
    effect?: Effect;
    /** What exactly happens, in a sentence. */
    effectNote?: string;
    /** What is done when the field is left out, where the schema has no literal default. */
    defaultNote?: string;
    /** What the option costs, in words. */
    cost?: string;
  }
}
