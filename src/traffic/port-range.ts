const HIGHEST_PORT = 65_535;

/**
 * A range of TCP ports, both ends included.
 *
 *     PortRange.parse("9000-9010").covers(PortRange.single(9005)); // true
 */
export class PortRange {
  private constructor(
    /** Lowest port. Valid values: 1-65535. */
    readonly from: number,
    /** Highest port. Valid values: `from`-65535. */
    readonly to: number,
  ) {}

  /** The range of one port. */
  static single(port: number): PortRange {
    return new PortRange(port, port);
  }

  /**
   * Reads `9000` or `9000-9010`.
   *
   * @throws {RangeError} when the text is neither; the message says why and what to write
   */
  static parse(text: string): PortRange {
    const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
    if (!match) throw new RangeError("is no port or range of ports; write 9000 or 9000-9010");
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    if (from < 1 || Math.max(from, to) > HIGHEST_PORT) throw new RangeError("is no range of ports; ports are 1-65535");
    if (from > to) throw new RangeError(`is no range of ports; write the lower port first: ${to}-${from}`);
    return new PortRange(from, to);
  }

  /** Whether every port of the other range is in this one. */
  covers(other: PortRange): boolean {
    return this.from <= other.from && other.to <= this.to;
  }

  /** Whether the two ranges share a port. */
  overlaps(other: PortRange): boolean {
    return this.from <= other.to && other.from <= this.to;
  }

  toString(): string {
    return this.from === this.to ? `${this.from}` : `${this.from}-${this.to}`;
  }
}
