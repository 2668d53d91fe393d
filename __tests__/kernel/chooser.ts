/** Choices that look random and are the same for the same seed. */
export class Chooser {
  constructor(private state: number) {}

  /** A whole number below `end`. */
  below(end: number): number {
    // The mulberry32 generator.
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  }

  /** One of the values. */
  of<Value>(...values: readonly [Value, ...Value[]]): Value {
    return values[this.below(values.length)] as Value;
  }

  /** True once in `times`. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }
}
