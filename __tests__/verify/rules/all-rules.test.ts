import * as fc from "fast-check";
import { readNetworkModel } from "../../../src/model/read-network-model";
import { contractOfFlows } from "../../../src/verify/contract-of-flows";
