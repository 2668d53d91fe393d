import { PlanObject } from "../../model/plan/plan-value";
import { blocksAt, textAt, textsAt } from "../changes/plan-values";
import { PlanGraph } from "./plan-graph";

/** Who has which DNS name or public address: a DNS record says no more of what it leads to. */
export class PublicNames {
  readonly #graph: PlanGraph;
  #holders?: ReadonlyMap<string, string>;

  constructor(graph: PlanGraph) {
    this.#graph = graph;
  }

  /** What a DNS record leads to. */
  holdersOf(record: string): readonly string[] {
    const values = this.#graph.before(record)?.values ?? this.#graph.after(record)?.values ?? {};
    const names = [
      ...blocksAt(values, "alias").map((alias) => textAt(alias, "name") ?? ""),
      ...textsAt(values, "records"),
    ];
    this.#holders ??= this.#findHolders();
    const holders = this.#holders;
    return names.flatMap((name) => holders.get(withoutPrefix(name)) ?? []);
  }

  #findHolders(): ReadonlyMap<string, string> {
    const sides = this.#graph.addresses.flatMap((address) =>
      [this.#graph.before(address), this.#graph.after(address)].flatMap((instance) =>
        instance === undefined || instance.type === "aws_route53_record" ? [] : [[address, instance.values] as const],
      ),
    );
    return new Map(sides.flatMap(([address, values]) => namesOf(values).map((name) => [name, address] as const)));
  }
}

function namesOf(values: PlanObject): readonly string[] {
  return ["dns_name", "public_dns", "public_ip"].flatMap((key) => textAt(values, key)?.toLowerCase() ?? []);
}

/** Aliases of load balancers have this in front in both families. */
function withoutPrefix(name: string): string {
  return name
    .toLowerCase()
    .replace(/^dualstack\./, "")
    .replace(/\.$/, "");
}
