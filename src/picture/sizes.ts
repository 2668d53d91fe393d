/** Sizes in the units of the SVG, which are pixels where it is not scaled. */

/** From `first` to `last`, on either axis. */
export interface Interval {
  readonly first: number;
  readonly last: number;
}

/** A column for an availability zone. */
export const ZONE = { width: 280, gap: 28, inset: 24, gatewayWidth: 128, subnetInset: 10 } as const;

/** Heights from top to bottom. */
export const ROW = { box: 46, slotGap: 18, gap: 50, stub: 26, frame: 7 } as const;

/** Space around and between. */
export const SPACE = {
  margin: 16,
  title: 34,
  party: 40,
  channel: 58,
  head: 26,
  subnetHead: 42,
  block: 34,
  pad: 14,
  lane: 16,
  sink: 132,
  badge: 92,
} as const;

/** Height of the words on an arrow, with the ground behind them. */
export const PILL = 20;

/** Width of a text, estimated on the wide side; fonts differ from machine to machine. */
export function textWidth(text: string, fontSize: number): number {
  const units = Array.from(text).map((letter) =>
    /[A-Z⚠±→—…]/u.test(letter) ? 0.74 : /[il.,:;|'1 ]/.test(letter) ? 0.42 : 0.6,
  );
  return units.reduce((sum, unit) => sum + unit, 0) * fontSize;
}

/** Whether two intervals have more than their ends in common. */
export function overlaps(a: Interval, b: Interval): boolean {
  return a.first < b.last && b.first < a.last;
}
