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

const NOTHING: Resolution = { targets: [], amongOthers: false };
const OTHERS: Resolution = { targets: [], amongOthers: true };
const MOST_MODULES = 50;
const REFERENCE = /^((?:data\.)?[^.[]+)\.([^.[]+)(\[[^\]]*\])?(?:\.([^.[]+))?/;

/** Resolves names in the expressions of a configuration to instances of resources, through modules' inputs and outputs. */
export class ReferenceResolver {
  private readonly addresses: ReadonlySet<string>;
  private readonly byConfig = new Map<string, string[]>();

  constructor(instances: readonly PlannedInstance[]) {
    this.addresses = new Set(instances.map(({ address }) => address));
    const configOf = new Map(instances.map(({ address, configAddress }) => [address, configAddress]));
    for (const [address, config] of configOf) {
      const same = this.byConfig.get(config);
      if (same === undefined) this.byConfig.set(config, [address]);
      else same.push(address);
    }
  }

  /** What names in an expression of a resource lead to. */
  resolve(names: readonly string[], instance: PlannedInstance, resource: ConfiguredResource): Resolution {
    const steps = addressSteps(instance.address);
    const modules = steps.filter(({ name }) => name.startsWith("module."));
    return this.all(names, {
      module: resource.module,
      prefix: modules.map(({ name, key }) => `${name}${key}.`).join(""),
      key: steps.at(-1)?.key ?? "",
      forEach: resource.forEach,
      depth: 0,
    });
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
    switch (root) {
      case "var":
        return this.input(thing, place);
      case "each":
        return thing === "value" ? this.eachValue(key === "" ? of : undefined, place) : NOTHING;
      case "module":
        return this.output(thing, key, of ?? "", place);
      case "count":
      case "path":
      case "terraform":
      case "self":
        return NOTHING;
      case "local":
      case "":
        return OTHERS;
      default:
        return this.resource(`${root}.${thing}`, key, of ?? "id", place);
    }
  }

  private input(name: string, { module, prefix, depth }: Place): Resolution {
    if (module?.parent === undefined || !(name in module.inputs)) return OTHERS;
    return this.all(referencesIn(module.inputs[name]), {
      module: module.parent,
      prefix: prefix.slice(0, prefix.lastIndexOf("module.")),
      key: "",
      forEach: [],
      depth: depth + 1,
    });
  }

  private output(name: string, key: string, output: string, { module, prefix, depth }: Place): Resolution {
    const inside = module?.calls.get(name);
    const json = inside?.outputs[output];
    if (inside === undefined || !isObject(json)) return OTHERS;
    const place = { module: inside, prefix: `${prefix}module.${name}${key}.`, key: "", forEach: [], depth: depth + 1 };
    return this.all(referencesIn(json.expression), place);
  }

  private eachValue(of: string | undefined, place: Place): Resolution {
    const { targets, amongOthers } = this.all([...place.forEach, "each.key"], { ...place, forEach: [] });
    return { targets: targets.map((target) => ({ ...target, of: of ?? target.of })), amongOthers };
  }

  private resource(name: string, key: string, of: string, { module, prefix, key: ownKey }: Place): Resolution {
    const base = `${prefix}${name}`;
    const config = module === undefined || module.address === "" ? name : `${module.address}.${name}`;
    const exact = [`${base}${key}`, `${base}${ownKey}`].find((address) => this.addresses.has(address));
    const all = this.byConfig.get(config)?.filter((address) => address.startsWith(prefix)) ?? [];
    const [only] = all;
    if (exact !== undefined) return only === undefined ? NOTHING : target(exact, of);
    if (only === undefined) return OTHERS;
    if (all.length === 1) return target(only, of);
    return key === "" && ownKey === ""
      ? { targets: all.map((address) => ({ address, of, isInstance: true })), amongOthers: false }
      : { targets: [{ address: config, of, isInstance: false }], amongOthers: true };
  }
}

function target(address: string, of: string): Resolution {
  return { targets: [{ address, of, isInstance: true }], amongOthers: false };
}

/** Terraform lists `aws_vpc.main` beside `aws_vpc.main.id`. */
function isPartOf(name: string, other: string): boolean {
  return other.length > name.length && other.startsWith(name) && [".", "["].includes(other[name.length] ?? "");
}
