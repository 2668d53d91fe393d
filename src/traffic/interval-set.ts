/** Both ends are included. */
export interface Interval {
  readonly first: bigint;
  readonly last: bigint;
}

/**
 * A set of whole numbers, kept as the fewest intervals in ascending order, so that equal sets have equal intervals.
 * {@link AddressSet} and {@link TrafficSet} give the numbers a meaning.
 */
export abstract class IntervalSet<Self extends IntervalSet<Self>> {
  /** The intervals, in ascending order, with a gap between any two. */
  readonly intervals: readonly Interval[];

  protected constructor(intervals: readonly Interval[]) {
    this.intervals = normalize(intervals);
  }

  protected abstract make(intervals: readonly Interval[]): Self;

  /** A text that equal sets share and others do not; for looking sets up. */
  get key(): string {
    return this.intervals.map(({ first, last }) => `${first}-${last}`).join();
  }

  /** Whether nothing is in it. */
  get isEmpty(): boolean {
    return this.intervals.length === 0;
  }

  /** How many numbers are in it. */
  get size(): bigint {
    return this.intervals.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
  }

  /** What is in either. */
  union(other: Self): Self {
    return this.make([...this.intervals, ...other.intervals]);
  }

  /** What is in both. */
  intersect(other: Self): Self {
    return this.make(
      this.intervals.flatMap((mine) =>
        other.intervals
          .filter((theirs) => theirs.first <= mine.last && mine.first <= theirs.last)
          .map((theirs) => ({ first: max(mine.first, theirs.first), last: min(mine.last, theirs.last) })),
      ),
    );
  }

  /** What is in this one and not in the other. */
  subtract(other: Self): Self {
    return this.make(this.intervals.flatMap((mine) => cut(mine, other.intervals)));
  }

  /** Whether all of the other is in this one. */
  covers(other: Self): boolean {
    return other.intervals.every(({ first, last }) =>
      this.intervals.some((mine) => mine.first <= first && last <= mine.last),
    );
  }

  /** Whether the two share anything. */
  overlaps(other: Self): boolean {
    return this.intervals.some((mine) =>
      other.intervals.some((theirs) => theirs.first <= mine.last && mine.first <= theirs.last),
    );
  }

  /** Whether the same is in both. */
  equals(other: Self): boolean {
    return this.covers(other) && other.covers(this as unknown as Self);
  }
}

function normalize(intervals: readonly Interval[]): readonly Interval[] {
  if (intervals.length < 2) return intervals;
  const sorted = [...intervals].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  const merged: { first: bigint; last: bigint }[] = [];
  for (const { first, last } of sorted) {
    const previous = merged.at(-1);
    if (previous && first <= previous.last + 1n) previous.last = max(previous.last, last);
    else merged.push({ first, last });
  }
  return merged;
}

function cut(interval: Interval, away: readonly Interval[]): Interval[] {
  const left: Interval[] = [];
  let first = interval.first;
  for (const gone of away) {
    if (gone.last < first) continue;
    if (gone.first > interval.last) break;
    if (gone.first > first) left.push({ first, last: gone.first - 1n });
    first = gone.last + 1n;
  }
  return first <= interval.last ? [...left, { first, last: interval.last }] : left;
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
