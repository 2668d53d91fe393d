import { addressSteps } from "./config-address";
import { PlannedInstance } from "./plan";
import { ConfiguredModule, ConfiguredResource, referencesIn } from "./read-configuration";
import { isObject } from "./plan-part";

/** What the names in an expression lead to. */
export interface Resolution {
  readonly targets: readonly ReferenceTarget[];
  /** Whether there are names beside those of resources, such as variables and locals. */
  readonly amongOthers: boolean;
}

/** An attribute of a resource. */
export interface ReferenceTarget {
  /** Address of an instance; of the configuration where the expression picks one of several. */
  readonly address: string;
  readonly of: string;
  /** Whether it is surely that instance. */
  readonly isInstance: boolean;
}

/** Where an expression stands. */
interface Place {
  readonly module: ConfiguredModule | undefined;
  /** Address of the module's instance with a dot behind it, for example `module.net["a"].`; empty for the root. */
  readonly prefix: string;
  /** Key of the instance that has the expression, for example `[0]`. */
  readonly key: string;
  readonly forEach: readonly string[];
  /** How many modules the way led through; ends circles. */
  readonly depth: number;
}

/** A name in an expression, such as `aws_subnet.a[0].id`, taken apart. */
interface Name {
  /** For example `aws_subnet`, `data.aws_vpc`, `var` or `module`. */
  readonly root: string;
  readonly thing: string;
  /** Key of the instance as it is written, for example `[0]`; empty where none is. */
  readonly key: string;
  readonly of?: string;
}

const NOTHING: Resolution = { targets: [], amongOthers: false };
const OTHERS: Resolution = { targets: [], amongOthers: true };
const MOST_MODULES = 50;
const REFERENCE = /^((?:data\.)?[^.[]+)\.([^.[]+)(\[[^\]]*\])?(?:\.([^.[]+))?/;

/** Resolves names in the expressions of a configuration to instances of resources, through modules' inputs and outputs. */
export class ReferenceResolver {
  private readonly types: ReadonlyMap<string, string>;
  private readonly byConfig = new Map<string, string[]>();
  private readonly places = new Map<string, Place>();

  /** What names start with that are no types of resources. */
  private readonly roots: ReadonlyMap<string, (name: Name, place: Place) => Resolution>;

  constructor(instances: readonly PlannedInstance[]) {
    this.types = new Map(instances.map(({ address, type }) => [address, type]));
    const configOf = new Map(instances.map(({ address, configAddress }) => [address, configAddress]));
    for (const [address, config] of configOf) {
      const same = this.byConfig.get(config);
      if (same === undefined) this.byConfig.set(config, [address]);
      else same.push(address);
    }
    this.roots = new Map([
      ["var", this.input],
      ["module", this.output],
      ["each", this.each],
      ...["", "local"].map((root) => [root, () => OTHERS] as const),
      ...["count", "path", "terraform", "self"].map((root) => [root, () => NOTHING] as const),
    ]);
  }

  /** What names in an expression of a resource lead to. */
  resolve(names: readonly string[], instance: PlannedInstance, resource: ConfiguredResource): Resolution {
    return this.all(names, this.placeOf(instance, resource));
  }

  /** Type of the resource at an address of an instance. */
  typeOf(address: string): string {
    return this.types.get(address) ?? "";
  }

  private placeOf({ address }: PlannedInstance, { module, forEach }: ConfiguredResource): Place {
    const known = this.places.get(address);
    if (known !== undefined) return known;
    const steps = addressSteps(address);
    const modules = steps.filter(({ name }) => name.startsWith("module."));
    const prefix = modules.map(({ name, key }) => `${name}${key}.`).join("");
    const place = { module, prefix, key: steps.at(-1)?.key ?? "", forEach, depth: 0 };
    this.places.set(address, place);
    return place;
  }

  private all(names: readonly string[], place: Place): Resolution {
    if (place.depth > MOST_MODULES) return OTHERS;
    const whole = names.filter((name) => !names.some((other) => isPartOf(name, other)));
    const usesKey = whole.some((name) => /^(each|count)\./.test(name));
    const found = whole.map((name) => this.one(name, usesKey ? place : { ...place, key: "" }));
    const targets = new Map(found.flatMap((each) => each.targets).map((target) => [target.address, target]));
    return { targets: [...targets.values()], amongOthers: found.some(({ amongOthers }) => amongOthers) };
  }

  private one(name: string, place: Place): Resolution {
    const [, root = "", thing = "", key = "", of] = REFERENCE.exec(name) ?? [];
    const found = { root, thing, key, of };
    return (this.roots.get(root) ?? this.resource)(found, place);
  }

  private readonly input = ({ thing: name }: Name, { module, prefix, depth }: Place): Resolution => {
    if (module?.parent === undefined || !(name in module.inputs)) return OTHERS;
    return this.all(referencesIn(module.inputs[name]), {
      module: module.parent,
      prefix: prefix.slice(0, prefix.lastIndexOf("module.")),
      key: "",
      forEach: [],
      depth: depth + 1,
    });
  };

  private readonly output = (
    { thing: name, key, of: output = "" }: Name,
    { module, prefix, depth }: Place,
  ): Resolution => {
    const inside = module?.calls.get(name);
    const json = inside?.outputs[output];
    if (inside === undefined || !isObject(json)) return OTHERS;
    const place = { module: inside, prefix: `${prefix}module.${name}${key}.`, key: "", forEach: [], depth: depth + 1 };
    return this.all(referencesIn(json.expression), place);
  };

  private readonly each = ({ thing, key, of }: Name, place: Place): Resolution => {
    if (thing !== "value") return NOTHING;
    const { targets, amongOthers } = this.all([...place.forEach, "each.key"], { ...place, forEach: [] });
    return {
      targets: targets.map((target) => ({ ...target, of: (key === "" ? of : undefined) ?? target.of })),
      amongOthers,
    };
  };

  private readonly resource = (
    { root, thing, key, of = "id" }: Name,
    { module, prefix, key: ownKey }: Place,
  ): Resolution => {
    const name = `${root}.${thing}`;
    const exact = [key, ownKey].map((one) => `${prefix}${name}${one}`).find((address) => this.types.has(address));
    if (exact !== undefined) return { targets: [{ address: exact, of, isInstance: true }], amongOthers: false };
    const config = module?.address ? `${module.address}.${name}` : name;
    const all = (this.byConfig.get(config) ?? []).filter((address) => address.startsWith(prefix));
    if (all.length === 0) return OTHERS;
    if (`${key}${ownKey}` !== "") return { targets: [{ address: config, of, isInstance: false }], amongOthers: true };
    return { targets: all.map((address) => ({ address, of, isInstance: true })), amongOthers: false };
  };
}

/** Terraform lists `aws_vpc.main` beside `aws_vpc.main.id`. */
function isPartOf(name: string, other: string): boolean {
  return other.length > name.length && other.startsWith(name) && [".", "["].includes(other[name.length] ?? "");
}
