import { trafficContract, TrafficContractInput } from "../../traffic/traffic-contract";
import { Contract } from "./contract";
import { contractOfFlows } from "./contract-of-flows";

/** What an environment's contract is made from. */
export type EnvironmentContractInput = TrafficContractInput & {
  readonly region: string;
  readonly client: { readonly sshFrom: readonly string[] };
};

/** The contract that an environment's stack has to keep. */
export function environmentContract(environment: EnvironmentContractInput): Contract {
  const { region, client } = environment;
  return contractOfFlows({ flows: trafficContract(environment), operators: client.sshFrom, region });
}
