import { Identities, isOwnName } from "./identities";
import { LaterValue, PlannedInstance, Wire } from "./plan";
import { PlanValue, SensitiveValue, UNKNOWN_VALUE } from "./plan-value";
import { tellingKey } from "./wires-by-id";
import { list, map, Referable, scalar, Value } from "../expressions/value";
import { VPC_DEFAULT_ATTRIBUTES } from "../network/vpc-defaults";

/** What it takes to read the values of one resource. */
export interface ValueContext {
  readonly instance: PlannedInstance;
  readonly identities: Identities;
  readonly wires: readonly Wire[];
  /** Names of what the configuration gives, with those in blocks; undefined where it does not have the resource. */
  readonly configured: ReadonlySet<string> | undefined;
  /** The resource at an address. */
  readonly resourceAt: (address: string) => Referable | undefined;
  /** Names of AWS's own prefix lists by their ids, as the gateway endpoints of either state have them. */
  readonly prefixLists: ReadonlyMap<string, string>;
}

type Path = readonly (string | number)[];

/** Where a value comes from that is not known yet. */
interface Source {
  readonly resource: Referable;
  readonly later: LaterValue;
}

/** A wire that stands for a value that is not known yet. */
type LaterWire = Wire & { readonly later: LaterValue };

/** Names of what people note down; nothing in it names a resource, and an empty text is a text. */
const NOTES: readonly string[] = ["tags", "tags_all"];

/** Reads a resource's values as expressions stand for them: what is the id of another resource refers to it. */
export class PlannedValues {
  private readonly later: readonly LaterWire[];

  constructor(private readonly context: ValueContext) {
    this.later = context.wires.filter(isLater);
  }

  /** What stands for an attribute; undefined where it is left out, or left to AWS and not known yet. */
  read(attribute: string): Value | undefined {
    const { values } = this.context.instance;
    const given = Object.hasOwn(values, attribute) ? values[attribute] : undefined;
    if (given === undefined || isLeftOut(given)) return undefined;
    return this.convert(given, [attribute]);
  }

  private convert(value: PlanValue, path: Path): Value | undefined {
    if (value === UNKNOWN_VALUE) return this.notYet(path);
    if (typeof value === "string") return this.text(value, path);
    if (typeof value !== "object" || value === null) return scalar(value);
    if (value instanceof SensitiveValue) return { kind: "unknown", reason: `'${this.name(path)}' is sensitive` };
    if (Array.isArray(value)) return this.items(value as readonly PlanValue[], path);
    const isNote = NOTES.includes(String(path.at(-1)));
    return map(
      Object.entries(value as Readonly<Record<string, PlanValue>>).flatMap(([key, inner]) => {
        if (!isNote && (isLeftOut(inner) || isPlaceholder(key, inner))) return [];
        const converted = this.convert(inner, [...path, key]);
        return converted === undefined ? [] : [[key, converted] as const];
      }),
    );
  }

  private text(text: string, path: Path): Value {
    const { instance, identities, prefixLists, resourceAt } = this.context;
    const isOwn = path.length === 1 && isOwnName(instance.type, keyOfPath(path));
    if (isOwn || NOTES.some((note) => path.includes(note))) return scalar(text);
    const identity = identities.find(text, keyOfPath(path), instance.address);
    const resource = identity && resourceAt(identity.instance.address);
    if (identity === undefined || resource === undefined) return scalar(prefixLists.get(text) ?? text);
    return referenceTo(resource, identity.attribute, text);
  }

  /** Items that are not known yet are those of the resources in the expression that are not there by their ids. */
  private items(items: readonly PlanValue[], path: Path): Value {
    const known = items.map((item, index) =>
      item === UNKNOWN_VALUE ? undefined : this.convert(item, [...path, index]),
    );
    const there = new Set(known.flatMap((value) => (value?.kind === "reference" ? [value.resource.address] : [])));
    const places = items.flatMap((item, index) => (item === UNKNOWN_VALUE ? [index] : []));
    const [first = 0] = places;
    const left = this.sources([...path, first]).filter(({ resource }) => !there.has(resource.address));
    const isPlain = left.length === places.length;
    return list(
      items.flatMap((_, index) => {
        const source = isPlain ? left[places.indexOf(index)] : undefined;
        return known[index] ?? (source ? this.reference(source) : this.notKnown([...path, index]));
      }),
    );
  }

  private notYet(path: Path): Value | undefined {
    const sources = this.sources(path);
    const [only] = sources;
    if (only === undefined) return this.isLeftToAws(path) ? undefined : this.notKnown(path);
    if (sources.length === 1 && !(only.later.amongOthers && isPlural(path))) return this.reference(only);
    if (!isPlural(path)) return this.notKnown(path);
    const others = only.later.amongOthers ? [this.notKnown(path)] : [];
    return list([...sources.map((source) => this.reference(source)), ...others]);
  }

  private reference({ resource, later: { of } }: Source): Value {
    const given = resource.value(of);
    const isLater = given?.kind === "unknown";
    return {
      kind: "reference",
      resource,
      attribute: of,
      given: isLater ? undefined : given,
      text: `\${${resource.address}.${of}}`,
    };
  }

  private sources(path: Path): readonly Source[] {
    return this.later.flatMap(({ to, later }): Source[] => {
      const resource = isSame(later.path, path) ? this.context.resourceAt(to) : undefined;
      return resource === undefined ? [] : [{ resource, later }];
    });
  }

  /** Whether the configuration says nothing of a value, so that it is as if it were left out. */
  private isLeftToAws(path: Path): boolean {
    const { configured } = this.context;
    const names = path.filter((step) => typeof step === "string");
    if (configured === undefined || configured.has(names.join("."))) return false;
    // Of what an expression or a `dynamic` block makes, the configuration does not say what is in it.
    const block = names.slice(0, -1).map((name) => `${name}.`);
    return block.length === 0 || [...configured].some((name) => name.startsWith(block.join("")));
  }

  private notKnown(path: Path): Value {
    return { kind: "unknown", reason: `'${this.name(path)}' is known only after Terraform has applied it` };
  }

  private name(path: Path): string {
    const steps = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`));
    return `${this.context.instance.address}${steps.join("")}`;
  }
}

/** A known id; what a VPC calls the things that AWS makes with it is looked up by that word. */
function referenceTo(resource: Referable, attribute: string, id: string): Value {
  const text = `\${${resource.address}.${attribute}}`;
  return attribute in VPC_DEFAULT_ATTRIBUTES
    ? { kind: "reference", resource, attribute, given: undefined, text }
    : { kind: "reference", resource, attribute: "id", given: scalar(id), text };
}

/** The provider plans this text as the id of a launch template whose name changes. */
function isPlaceholder(key: string, value: PlanValue): boolean {
  return key === "id" && value === "unknown";
}

function isLater(wire: Wire): wire is LaterWire {
  return wire.later !== undefined;
}

function isLeftOut(value: PlanValue): boolean {
  return value === null || value === "";
}

function isSame(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((step, index) => step === other[index]);
}

const PLURAL = /(ids|arns|groups|subnets|names|instances|balancers|identifier)$/;

function isPlural(path: Path): boolean {
  return PLURAL.test(keyOfPath(path));
}

/** The name that says what a value is: the innermost, or that of its block. */
function keyOfPath(path: Path): string {
  const names = path.filter((step) => typeof step === "string");
  return tellingKey(names.at(-1) ?? "", names.at(-2) ?? "");
}
