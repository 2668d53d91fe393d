import { writeSync } from "node:fs";

/** File descriptor on which a measured app hands over its peak memory; standard output stays its own. */
export const MEMORY_DESCRIPTOR = 3;

/** Tells the process that measures this one the most memory it ever held, in KiB. */
export function reportPeakMemory(): void {
  writeSync(MEMORY_DESCRIPTOR, String(process.resourceUsage().maxRSS));
}
