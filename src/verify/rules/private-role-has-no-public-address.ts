import { NetworkInterface } from "../../model/network-model";
import { Rule, RuleHit } from "../rule";
import { cannotJudge, distinctHits, fault } from "./judge";
import { MOVE_AWAY, nameRoles, PrivatePlaces } from "./private-places";
import { groupBy } from "./stack-view";

/** Machines that nobody outside may call have no public address, whatever their groups keep out today. */
export const privateRoleHasNoPublicAddress: Rule = {
  name: "private-role-has-no-public-address",
  severity: "high",
  why: "With a public address, a single rule too wide opens the machine to the internet.",
  remedy: "Take the public address away, or add a flow from outside to the contract.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html",
  check(subject) {
    const places = new PrivatePlaces(subject);
    const byGiver = groupBy(places.members, giverOf);
    return distinctHits([...byGiver.values()].flatMap((members) => hitsOf(places, members)));
  },
};

function giverOf({ publicAddress }: NetworkInterface): string | undefined {
  return publicAddress.kind === "none" ? undefined : `${publicAddress.kind} ${publicAddress.address}`;
}

/** @param members private interfaces whose public addresses one resource decides, in one way */
function hitsOf(places: PrivatePlaces, members: readonly NetworkInterface[]): readonly RuleHit[] {
  const publicAddress = members[0]?.publicAddress;
  switch (publicAddress?.kind) {
    case undefined:
    case "none":
      return [];
    case "unknown":
      return [cannotJudge(publicAddress.address, publicAddress.reason)];
    case "elastic":
      return [fault(publicAddress.address, `gives ${describe(members)}, an Elastic IP`)];
    case "assigned":
      return assignedHits(places, members, publicAddress.address);
  }
}

function assignedHits(places: PrivatePlaces, members: readonly NetworkInterface[], giver: string): readonly RuleHit[] {
  const subnet = places.view.model.subnets.find(({ address }) => address === giver);
  if (!subnet || !places.isPublic(subnet)) return [fault(giver, `gives ${describe(members)}, a public address`)];
  return members.map((each) =>
    fault(
      each.address,
      `gets a public address from '${giver}', though its role ${nameRoles([each])} is private`,
      MOVE_AWAY,
    ),
  );
}

function describe(members: readonly NetworkInterface[]): string {
  const [first, ...more] = [...new Set(members.map(({ address }) => address))];
  const names = nameRoles(members);
  const others = more.length === 0 ? "" : ` and ${more.length} more`;
  return `'${first ?? ""}'${others}, whose ${names.includes(" and ") ? `roles ${names} are` : `role ${names} is`} private`;
}
