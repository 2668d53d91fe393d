import { writeFileSync } from "node:fs";
import { Chooser } from "./chooser";
import { disagreements, outcomesOf, provedFlows, trialsOf } from "./trial";
import { Topology, Group, Acl } from "./topology";
import { topologyJson } from "./topology-json";
import { verdictOf } from "./verdict-of";
import { sendProbes } from "./referee";
const groups = (f: (r: any, p: number) => boolean) => (t: Topology): Topology => ({ ...t, groups: t.groups.map((g, p): Group => g.kind === "written" ? { ...g, rules: g.rules.filter((r) => f(r, p)) } : g) });
const acls = (f: (e: any) => any) => (t: Topology): Topology => ({ ...t, acls: t.acls.map((a): Acl => a.kind === "written" ? { ...a, entries: a.entries.map(f) } : a) });
const routes = (f: (r: any) => boolean) => (t: Topology): Topology => ({ ...t, routeTables: t.routeTables.map(({ routes: r }) => ({ routes: r.filter(f) })) });
const M: Record<string, (t: Topology) => Topology> = {
  aclOrder: acls((e) => ({ ...e, number: 1001 - e.number })),
  aclDenyIgnored: acls((e) => ({ ...e, action: "allow" })),
  aclGone: (t) => ({ ...t, acls: [{ kind: "untouched" }], subnets: t.subnets.map((s) => ({ ...s, acl: 0 })) }),
  aclAnswers: acls((e) => e.traffic.protocol === "tcp" && e.traffic.from >= 1024 && e.traffic.to === 65535 && e.traffic.from < 8000 ? { ...e, traffic: { protocol: "tcp", from: 1024, to: 1024 } } : e),
  noBlackhole: routes((r) => r.target !== "blackhole"),
  noLonger: routes((r) => r.destination === "0.0.0.0/0"),
  noGroupRefs: groups((r) => r.peer.kind !== "group"),
  noSelf: groups((r, p) => !(r.peer.kind === "group" && r.peer.group === p)),
  noIcmp: groups((r) => r.traffic.protocol !== "icmp"),
  noHalves: groups((r) => !String(r.peer.block).endsWith("/1")),
  noSetting: (t) => ({ ...t, machines: t.machines.map((m) => ({ ...m, associatesPublicIp: undefined })) }),
  noEip: (t) => ({ ...t, machines: t.machines.map((m) => ({ ...m, hasElasticIp: false })) }),
  natElsewhere: (t) => ({ ...t, natSubnet: t.natSubnet === undefined ? undefined : (t.natSubnet + 1) % t.subnets.length }),
  defaultGroup: (t) => ({ ...t, groups: t.groups.map((g, p) => p === 0 ? { kind: "written", rules: [] } : g) }),
  zoneOnly: (t) => ({ ...t, subnets: t.subnets.map((s) => ({ ...s, zone: "us-east-1f" })) }),
};
test("mutants", async () => {
  const found: Record<string, number> = {};
  for (const trial of trialsOf(99, 50)) {
    writeFileSync(`/tmp/k-${trial.number - 1}.tf.json`, trial.json);
    const arrived = await sendProbes(trial.world);
    for (const [name, m] of Object.entries({ same: (t: Topology) => t, ...M })) {
      const flows = provedFlows({ ...trial, json: topologyJson(m(trial.topology), new Chooser(trial.number)) });
      const bad = disagreements(trial.questions.map((question) => ({ question, verdict: verdictOf(flows, question), arrived: arrived.has(question.id) })));
      found[name] = (found[name] ?? 0) + (bad.length > 0 ? 1 : 0);
    }
  }
  console.log(found);
  void outcomesOf;
});
