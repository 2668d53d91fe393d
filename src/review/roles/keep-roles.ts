import { NetworkModel } from "../../model/network-model";

/** Something of a model that may have a role. */
interface Member {
  readonly address: string;
  readonly role?: string;
  readonly ownerKey?: string;
}

/**
 * The two sides of a plan where only a `Role` tag comes or goes: who has it on one side only is who it was on the other.
 * A role that nobody can tell stays unknown.
 */
export function keepRoles(before: NetworkModel, after: NetworkModel): readonly [NetworkModel, NetworkModel] {
  return [withRolesOf(after, before), withRolesOf(before, after)];
}

function withRolesOf(other: NetworkModel, model: NetworkModel): NetworkModel {
  const hidden = new Set(model.notModelled.map(({ address }) => address));
  const isHidden = ({ address, ownerKey = address }: Member) => hidden.has(address) || hidden.has(ownerKey);
  const fill = <Kind extends Member>(others: readonly Kind[], members: readonly Kind[]): readonly Kind[] => {
    const roles = new Map(others.map(({ address, role }) => [address, role]));
    const isLost = (member: Kind) => member.role === undefined && roles.get(member.address) !== undefined;
    return members.map((member) =>
      isLost(member) && !isHidden(member) ? { ...member, role: roles.get(member.address) } : member,
    );
  };
  return {
    ...model,
    interfaces: fill(other.interfaces, model.interfaces),
    securityGroups: fill(other.securityGroups, model.securityGroups),
    endpoints: fill(other.endpoints, model.endpoints),
  };
}
