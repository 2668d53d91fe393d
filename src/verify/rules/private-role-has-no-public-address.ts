import { NetworkInterface } from "../../model/network-model";
import { Rule, RuleHit } from "../rule";
import { cannotJudge, fault } from "./judge";
import { privateInterfaces } from "./private-roles";

/** Machines that nobody outside may call have no public address, whatever their groups keep out today. */
export const privateRoleHasNoPublicAddress: Rule = {
  name: "private-role-has-no-public-address",
  severity: "high",
  why: "With a public address, a single rule too wide opens the machine to the internet.",
  remedy: "Take the public address away, or add a flow from outside to the contract.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html",
  check(subject) {
    const hits = privateInterfaces(subject).flatMap(hitsOf);
    return [...new Map(hits.map((hit) => [hit.resource, hit])).values()];
  },
};

function hitsOf({ address, role = "", publicAddress }: NetworkInterface): readonly RuleHit[] {
  switch (publicAddress.kind) {
    case "none":
      return [];
    case "unknown":
      return [cannotJudge(address, publicAddress.reason)];
    case "elastic":
      return [fault(publicAddress.address, `gives '${address}', whose role '${role}' is private, an Elastic IP`)];
    case "assigned":
      return [fault(publicAddress.address, `gives '${address}', whose role '${role}' is private, a public address`)];
  }
}
