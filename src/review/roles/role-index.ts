import { PlanGraph } from "./plan-graph";
import { PublicNames } from "./public-names";
import { RoleRule, roleRule } from "./role-rules";
import { roleTagOf } from "./role-tag-of";

/** Data sources are looked up and belong to nobody. */
const LOOKED_UP: RoleRule = { isFixed: true, otherwise: "config" };

/** Names that say nothing; the module's does instead. */
const BLANK_NAMES = ["this", "main", "default", "self", "resource"];

/** Finds the role of each resource of a plan, before and after; see {@link roleRule} for how. */
export class RoleIndex {
  readonly #graph: PlanGraph;
  readonly #names: PublicNames;
  readonly #found = new Map<string, string>();

  constructor(graph: PlanGraph) {
    this.#graph = graph;
    this.#names = new PublicNames(graph);
  }

  /** Role of a resource: the value of a `Role` tag, or one of the areas that serve all roles. */
  roleOf(address: string): string {
    const known = this.#found.get(address);
    if (known !== undefined) return known;
    const role = this.#decide(address);
    this.#found.set(address, role);
    return role;
  }

  /** Roles of the targets that are, or become, part of a target group. */
  rolesBehind(targetGroup: string): readonly string[] {
    const rule = this.#ruleOf(targetGroup);
    const targets = rule === undefined ? [] : this.#users(targetGroup, rule);
    return [...new Set(targets.map((target) => this.roleOf(target)))].sort();
  }

  #decide(address: string): string {
    const rule = this.#ruleOf(address);
    if (rule === undefined) return this.#tagOf(address) ?? this.#anyWired(address) ?? "config";
    if (this.#isLogOf(address, rule)) return "audit";
    const found = rule.isFixed === true ? undefined : this.#seek(address, rule, [address]);
    return found ?? rule.otherwise ?? ownName(address);
  }

  /** The role that tags and wires give; `way` is what was followed to get here, for wires may lead in a circle. */
  #seek(address: string, rule: RoleRule, way: readonly string[]): string | undefined {
    const tag = this.#tagOf(address);
    if (tag !== undefined) return tag;
    for (const next of this.#neighbours(address, rule)) {
      if (way.includes(next)) continue;
      const role = this.#roleOnTheWay(next, [...way, next]);
      if (role !== undefined) return role;
    }
    return undefined;
  }

  #roleOnTheWay(address: string, way: readonly string[]): string | undefined {
    const rule = this.#ruleOf(address);
    if (rule === undefined) return this.#tagOf(address);
    if (rule.isFixed === true) return this.roleOf(address);
    const isMachine = rule.otherwise === undefined;
    return this.#seek(address, rule, way) ?? (isMachine ? ownName(address) : undefined);
  }

  #neighbours(address: string, rule: RoleRule): readonly string[] {
    const named = (rule.follow ?? []).flatMap((attribute) => this.#graph.namedBy(address, [attribute]));
    const found = rule.isName === true ? this.#names.holdersOf(address) : [];
    return [...named, ...found, ...this.#users(address, rule)];
  }

  /** What names a resource, the types that say the most about it first. */
  #users(address: string, { users = [] }: RoleRule): readonly string[] {
    if (users.length === 0) return [];
    const all = this.#graph.usersOf(address).map((user) => user.address);
    return users.flatMap((type) => all.filter((user) => this.#graph.typeOf(user) === type));
  }

  #ruleOf(address: string): RoleRule | undefined {
    return this.#graph.isData(address) ? LOOKED_UP : roleRule(this.#graph.typeOf(address));
  }

  /** Of a type without rules, whatever it names may have the role. */
  #anyWired(address: string): string | undefined {
    const roles = this.#graph.namedBy(address).flatMap((next) => this.#roleOnTheWay(next, [address, next]) ?? []);
    return roles.find((role) => role !== "config");
  }

  #isLogOf(address: string, { logsOf }: RoleRule): boolean {
    return logsOf !== undefined && this.#graph.usersOf(address).some(({ attribute }) => logsOf.includes(attribute));
  }

  #tagOf(address: string): string | undefined {
    const [before, after] = [this.#graph.before(address), this.#graph.after(address)];
    return (after && roleTagOf(after.values)) ?? (before && roleTagOf(before.values));
  }
}

/** Name of the resource, or of its module where the resource's own says nothing. */
function ownName(address: string): string {
  const names = address.replace(/\[[^[\]]*\]/g, "").split(".");
  const name = names.at(-1) ?? address;
  const module = names.at(-3);
  return BLANK_NAMES.includes(name) && module !== undefined ? module : name;
}
