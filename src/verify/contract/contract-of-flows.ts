import { AddressTerm } from "../../model/network-model";
import { AddressSet } from "../../traffic/address-set";
import { Flow } from "../../traffic/flow";
import { TrafficSet } from "../../traffic/traffic-set";
import { Contract, ContractFlow } from "./contract";

/** What an environment says about its traffic. */
export interface EnvironmentTraffic {
  /** Its traffic contract. */
  readonly flows: readonly Flow[];
  /** CIDR blocks of the operators. */
  readonly operators: readonly string[];
  /** For example `us-east-1`. */
  readonly region: string;
}

/**
 * The contract of an environment, in the form that a proof reads. Both ends are closed: our constructs make a rule for
 * each of them, so one that is open by itself was not made from the contract.
 */
export function contractOfFlows({ flows, operators, region }: EnvironmentTraffic): Contract {
  const addresses = new Map<string, readonly AddressTerm[]>([
    ["operators", [{ kind: "addresses", addresses: AddressSet.of(...operators) }]],
    ["s3", [{ kind: "service", service: `com.amazonaws.${region}.s3` }]],
  ]);
  return { addresses, flows: flows.map(contractFlow), closedEnds: true };
}

function contractFlow({ from, to, ports, purpose }: Flow): ContractFlow {
  const traffic = TrafficSet.of("tcp", ports.from, ports.to);
  return { from, to, protocol: "tcp", ports: ports.toString(), traffic, purpose };
}
