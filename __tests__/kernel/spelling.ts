import { Chooser } from "./chooser";
import { Traffic } from "./topology";

/** The keys of a rule, beside those that say whom it is about. */
export interface TrafficKeys {
  readonly protocol: unknown;
  readonly from?: unknown;
  readonly to?: unknown;
}

const NUMBERS = { tcp: 6, udp: 17, icmp: 1, all: -1 } as const;

/** Writes the same value in one of the ways in which Terraform takes it. */
export class Spelling {
  constructor(readonly choose: Chooser) {}

  /** A number, or the same as text. */
  number(value: number): number | string {
    return this.choose.oneIn(3) ? String(value) : value;
  }

  /** A boolean, or the same as text. */
  flag(value: boolean): boolean | string {
    return this.choose.oneIn(4) ? String(value) : value;
  }

  /**
   * Blocks that the provider has as an attribute: a list of objects with all their keys. A single object, which other
   * tools write, is read the same, though Terraform itself refuses it here.
   */
  objects(list: readonly object[], ...keys: readonly string[]): unknown {
    const empty = Object.fromEntries(keys.map((key) => [key, null]));
    return this.blocks(list.map((object) => ({ ...empty, ...object })));
  }

  /** Blocks as a list; a single one perhaps as an object. */
  blocks(list: readonly object[]): unknown {
    return list.length === 1 && this.choose.oneIn(3) ? list[0] : list;
  }

  /** A protocol by its name in lower case, or by its number. */
  protocol(name: Traffic["protocol"]): string | number {
    const number = this.number(NUMBERS[name]);
    return this.choose.of(name, name, number);
  }

  /** What a security-group rule says of its traffic; for ICMP the type and the code stand for the ports. */
  groupTraffic(traffic: Traffic): TrafficKeys {
    const name = this.protocol(traffic.protocol);
    if (traffic.protocol === "all") return { protocol: name };
    const protocol = typeof name === "string" && this.choose.oneIn(4) ? name.toUpperCase() : name;
    const [from, to] = traffic.protocol === "icmp" ? [traffic.type, traffic.code] : [traffic.from, traffic.to];
    return { protocol, from: this.number(from), to: this.number(to) };
  }
}
