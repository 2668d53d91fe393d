import * as fc from "fast-check";
import { Environment } from "../../src/config/environment";
import { shippedEnvironment } from "./environment";

const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d", "us-east-1f"];

/** Environments that a user could write: any mix of zones, counts, ways out and options. */
export function arbitraryEnvironment(): fc.Arbitrary<Environment> {
  return fc
    .record({
      network: fc.record({
        cidrBlock: fc.constantFrom("10.0.0.0/16", "10.9.0.0/20", "192.168.0.0/22"),
        availabilityZones: fc.shuffledSubarray(ZONES, { minLength: 2 }),
        egress: fc.constantFrom("none", "nat-gateway", "nat-gateway-per-zone"),
        sessionManagerEndpoints: fc.boolean(),
        s3Endpoint: fc.boolean(),
      }),
      client: fc.record({
        sshFrom: fc.constantFrom(["203.0.113.7/32"], ["203.0.113.0/24", "198.51.100.9/32"]),
        jumpToPrivateNodes: fc.boolean(),
      }),
      api: fc.record({ count: fc.integer({ min: 1, max: 5 }), spreadAcrossZones: fc.boolean() }),
      workers: fc.record({ count: fc.integer({ min: 0, max: 5 }), spreadAcrossZones: fc.boolean() }),
      name: fc.constantFrom("dev", "prod"),
    })
    .map(({ name, ...overrides }) => shippedEnvironment(name, overrides));
}
