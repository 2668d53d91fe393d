import { AddressSet } from "../../src/traffic/address-set";
import { describeOutsideParty, Party } from "../../src/verify/paths/party";
import { Distinctions, joinDistinctions, NO_CONTRACT, Reachability } from "../../src/verify/reachability";
import { workingStack } from "../support/working-stack";

function describe_(party: Party): string {
  return party.kind === "outside" ? describeOutsideParty(party) : party.role;
}

function passing(reachability: Reachability, distinctions?: Distinctions): readonly string[] {
  return reachability
    .encounters(distinctions)
    .filter(({ admitted }) => !admitted.surely.isEmpty)
    .map(({ from, to, admitted }) => `${describe_(from)} -> ${describe_(to)} ${admitted.surely.toString()}`);
}

describe("Reachability", () => {
  const stack = workingStack();

  test("tells what passes between whom without a contract", () => {
    const between = passing(new Reachability(stack, NO_CONTRACT));
    expect(between).toEqual(
      expect.arrayContaining([
        "internet (203.0.113.7/32) -> aws_instance.bastion TCP 22",
        "aws_lb.api -> aws_instance.api_1 TCP 8000",
      ]),
    );
    expect(between.filter((line) => line.includes("-> aws_instance.bastion"))).toHaveLength(1);
  });

  test("names those outside as a contract does", () => {
    const addresses = new Map([
      ["office", [{ kind: "addresses", addresses: AddressSet.of("203.0.113.7/32") } as const]],
    ]);
    expect(passing(new Reachability(stack, { addresses, flows: [] }))).toContain(
      "office (203.0.113.7/32) -> aws_instance.bastion TCP 22",
    );
  });

  test("makes those outside the same parties for two models that tell different addresses apart", () => {
    const rule = "aws_vpc_security_group_ingress_rule.bastion";
    const wider = new Reachability(workingStack({ [rule]: { cidr_ipv4: "203.0.113.0/24" } }), NO_CONTRACT);
    const narrow = new Reachability(stack, NO_CONTRACT);
    const both = joinDistinctions([narrow.distinctions(), wider.distinctions()]);
    const outsideOf = (reachability: Reachability, distinctions?: Distinctions) =>
      reachability
        .encounters(distinctions)
        .filter(({ from, to }) => from.kind === "outside" && to.kind === "node" && to.role === "aws_instance.bastion")
        .map(({ from }) =>
          from.kind === "outside" ? `${from.realm} ${from.peer.service ?? from.peer.addresses.key}` : "",
        )
        .sort();
    expect(outsideOf(narrow)).not.toEqual(outsideOf(wider));
    expect(outsideOf(narrow, both)).toEqual(outsideOf(wider, both));
  });

  test("lists the interfaces that are alike, and none where nothing runs yet", () => {
    const lone = { vpc_id: "${aws_vpc.main.id}", tags: { Role: "workers" } };
    const { nodes } = new Reachability(workingStack({ "aws_security_group.lone": lone }), NO_CONTRACT);
    const membersOf = (role: string) => nodes.filter((node) => node.role === role).flatMap(({ members }) => members);
    expect(membersOf("aws_lb.api").map(({ key }) => key)).toHaveLength(2);
    expect(nodes.map(({ role }) => role)).toContain("workers");
    expect(membersOf("workers")).toEqual([]);
  });
});
