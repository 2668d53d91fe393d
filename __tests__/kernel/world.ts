/** An end of a cable. */
export interface CableEnd {
  readonly namespace: string;
  readonly device: string;
}

/** A network namespace. */
export interface Namespace {
  readonly name: string;
  /** Whether it passes packets on. */
  readonly forwards: boolean;
  /** Lines for `ip -batch`. */
  readonly commands: readonly string[];
  /** Input of `nft -f`. */
  readonly rules: string;
}

/** Where a packet starts or ends. */
export interface Endpoint {
  readonly namespace: string;
  readonly address: string;
  readonly port: number;
}

/** A packet to send, or a connection to open. */
export interface Probe {
  readonly id: number;
  /** `tcp`, `udp`, `icmp` (an echo request) or the number of another protocol. */
  readonly protocol: string;
  readonly source: Endpoint;
  /** The address that the source sends to. */
  readonly dial: string;
  /** Where it has to arrive. */
  readonly target: Endpoint;
}

/** A network of Linux network namespaces and what to send through it; what `referee.py` reads. */
export interface World {
  readonly namespaces: readonly Namespace[];
  readonly cables: readonly (readonly [CableEnd, CableEnd])[];
  readonly probes: readonly Probe[];
}
