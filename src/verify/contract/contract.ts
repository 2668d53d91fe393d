import { AddressTerm } from "../../model/network-model";
import { TrafficSet, TrafficWords } from "../../traffic/traffic-set";

/** Role of everybody: every public address. It needs no entry in the contract's addresses. */
export const INTERNET = "internet";

/** One kind of traffic that a contract allows; the answers to it are allowed too. */
export interface ContractFlow extends TrafficWords {
  /** Role that opens the connection. */
  readonly from: string;
  /** Role that accepts it. */
  readonly to: string;
  /** The traffic that `protocol` and `ports` say. */
  readonly traffic: TrafficSet;
  /** Why it is needed. */
  readonly purpose: string;
}

/** Who may talk to whom. Roles without addresses are those of `Role` tags. */
export interface Contract {
  /** Roles that are known by their addresses only, such as `operators`. */
  readonly addresses: ReadonlyMap<string, readonly AddressTerm[]>;
  readonly flows: readonly ContractFlow[];
  /**
   * Whether each group has to keep out by itself what the contract does not name, even where the other end does too.
   *
   * @default false
   */
  readonly closedEnds?: boolean;
}
