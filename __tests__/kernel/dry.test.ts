import * as fc from "fast-check";
import { arbitraryTopology } from "./arbitrary-topology";
import { Chooser } from "./chooser";
import { questionsAbout } from "./probes";
import { sendProbes } from "./referee";
import { topologyWorld } from "./topology-world";
import { topologyJson } from "./topology-json";
import { writeFileSync } from "node:fs";
test("dry", async () => {
  let n = 0,
    a = 0;
  const by: Record<string, [number, number]> = {};
  const start = Date.now();
  const list = fc.sample(arbitraryTopology(), { seed: 5, numRuns: 12 });
  for (const [i, t] of list.entries()) {
    const c = new Chooser(i);
    const q = questionsAbout(t, c);
    writeFileSync(`/tmp/k-${i}.tf.json`, topologyJson(t, c));
    const got = await sendProbes(
      topologyWorld(
        t,
        q.flatMap(({ probe }) => probe ?? []),
      ),
    );
    n += q.length;
    a += got.size;
    for (const x of q) {
      const k = `${x.from[0]}${x.to[0]}${x.protocol}`;
      (by[k] ??= [0, 0])[1]++;
      if (got.has(x.id)) (by[k] as any)[0]++;
    }
  }
  console.log(n, a, a / n, (Date.now() - start) / list.length, by);
});
