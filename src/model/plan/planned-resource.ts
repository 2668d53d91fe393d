import { Known } from "../known";
import { isOwnName } from "./identities";
import { PlanValue, UNKNOWN_VALUE } from "./plan-value";
import { PlannedValues, ValueContext } from "./planned-values";
import { ResolvedBlock } from "../json/resolved-block";
import { TerraformResource } from "../terraform-resource";
import { Referable, Value } from "../expressions/value";

/** A resource or data source of a plan, read like one of a configuration. */
export class PlannedResource extends ResolvedBlock implements TerraformResource, Referable {
  readonly address: string;
  readonly type: string;
  /** A plan does not say it of instances. */
  readonly dependsOn: readonly string[] = [];

  #body: Readonly<Record<string, unknown>> | undefined;

  constructor(
    private readonly context: ValueContext,
    readonly constructPath: string | undefined,
  ) {
    super(resolver(context), context.instance.values);
    this.address = context.instance.address;
    this.type = context.instance.type;
  }

  /**
   * What is given, without the empty values that a state has for everything else, and without its own names. The provider
   * writes a region into every resource; one that the configuration does not name is that of all.
   */
  get body(): Readonly<Record<string, unknown>> {
    return (this.#body ??= this.readBody());
  }

  /** Tags that a provider gives to everything are in `tags_all` already. */
  defaultTag(): Known<string> | undefined {
    return undefined;
  }

  /** What is not known yet is written as the reference that gives it, like in a configuration. */
  override raw(key: string): unknown {
    const value = this.value(key);
    if (value === undefined) return undefined;
    const isLater = this.context.instance.values[key] instanceof Object && value.kind === "reference";
    return isLater ? value.text : this.context.instance.values[key];
  }

  private readBody(): Readonly<Record<string, unknown>> {
    const { instance, configured } = this.context;
    const given = Object.entries(instance.values).filter(([key, value]) => {
      if (isEmpty(value) || isOwnName(instance.type, key)) return false;
      if (key === "region") return configured?.has(key) === true;
      return value !== UNKNOWN_VALUE || this.value(key) !== undefined;
    });
    const isElsewhere = instance.provider?.includes(".") === true;
    return Object.fromEntries(isElsewhere ? [...given, ["provider", instance.provider]] : given);
  }
}

/** Resolves a key once; while it is being resolved it cannot be known, so circles end. */
function resolver(context: ValueContext): (key: string) => Value | undefined {
  const values = new PlannedValues(context);
  const resolved = new Map<string, Value | undefined>();
  return (key) => {
    if (resolved.has(key)) return resolved.get(key);
    resolved.set(key, { kind: "unknown", reason: `'${context.instance.address}.${key}' refers to itself` });
    const value = values.read(key);
    resolved.set(key, value);
    return value;
  };
}

function isEmpty(value: PlanValue): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
