/**
 * What a change does to a service, mildest first: `none` (nobody notices), `in-place` (AWS updates it while it serves),
 * `restart` (a machine stops and starts while others of its role, or nobody's requests, go on), `degraded` (some of its
 * machines are away, or some requests fail), `outage` (it serves nobody), `loss` (something is gone for good).
 */
export const IMPACTS = ["none", "in-place", "restart", "degraded", "outage", "loss"] as const;

/** One of {@link IMPACTS}. */
export type Impact = (typeof IMPACTS)[number];

/** Whether an impact is as bad as another, or worse. */
export function isAtLeast(impact: Impact, threshold: Impact): boolean {
  return IMPACTS.indexOf(impact) >= IMPACTS.indexOf(threshold);
}

/** The worst of any number of impacts; `none` of nothing. */
export function worstOf(impacts: readonly Impact[]): Impact {
  return impacts.reduce((worst, impact) => (isAtLeast(impact, worst) ? impact : worst), "none");
}
