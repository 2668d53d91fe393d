/**
 * IPv4 address blocks in CIDR notation.
 *
 *     CidrBlock.parse("10.0.0.0/16").subnet(4, 8).toString(); // 10.0.128.0/20
 *
 * A block is its first address (an unsigned 32-bit number) and its prefix length. Blocks are always aligned: parsing
 * refuses host bits, so two blocks either are disjoint or one covers the other.
 */
export class CidrBlock {
  private constructor(
    /** First address as an unsigned 32-bit number. */
    readonly first: number,
    /** Number of leading bits all addresses share. Valid values: 0-32. */
    readonly prefixLength: number,
  ) {}

  /**
   * Reads `a.b.c.d/n`.
   *
   * @throws {RangeError} when the text is no aligned IPv4 block; the message says why and what to write
   */
  static parse(text: string): CidrBlock {
    if (!/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/.test(text)) {
      throw new RangeError("is no IPv4 CIDR block; write an address and a prefix length, like 10.0.0.0/16");
    }
    const octets = text.slice(0, text.indexOf("/")).split(".").map(Number);
    const prefixLength = Number(text.slice(text.indexOf("/") + 1));
    if (Math.max(...octets) > 255 || prefixLength > 32) {
      throw new RangeError("is no IPv4 CIDR block; octets end at 255 and prefix lengths at 32");
    }
    const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
    const block = CidrBlock.containing(address, prefixLength);
    if (block.first !== address) {
      throw new RangeError(`has host bits set; write ${block.toString()}`);
    }
    return block;
  }

  /** The block of the given prefix length that contains an address. */
  static containing(address: number, prefixLength: number): CidrBlock {
    const size = 2 ** (32 - prefixLength);
    return new CidrBlock(Math.floor(address / size) * size, prefixLength);
  }

  /** Number of addresses. */
  get size(): number {
    return 2 ** (32 - this.prefixLength);
  }

  /** Last address as an unsigned 32-bit number. */
  get last(): number {
    return this.first + this.size - 1;
  }

  /** Whether every address of the other block is in this one. */
  covers(other: CidrBlock): boolean {
    return this.first <= other.first && other.last <= this.last;
  }

  /** Whether the two blocks share an address. */
  overlaps(other: CidrBlock): boolean {
    return this.covers(other) || other.covers(this);
  }

  /**
   * The n-th of the `2 ** additionalBits` equal parts of this block, counted from 0, as Terraform's `cidrsubnet` does.
   *
   * @throws {RangeError} when the block has no such part
   */
  subnet(additionalBits: number, index: number): CidrBlock {
    const prefixLength = this.prefixLength + additionalBits;
    if (prefixLength > 32 || index < 0 || index >= 2 ** additionalBits) {
      throw new RangeError(`${this.toString()} has no part ${index} of ${2 ** additionalBits}`);
    }
    return new CidrBlock(this.first + index * 2 ** (32 - prefixLength), prefixLength);
  }

  toString(): string {
    const octets = [24, 16, 8, 0].map((shift) => (this.first >>> shift) & 255);
    return `${octets.join(".")}/${this.prefixLength}`;
  }
}
