import { JsonObject } from "./parse-plan-document";
import { PlanFormatError } from "./plan-format-error";

const REMEDY = "the file is not as Terraform writes it, so make it again: terraform show -json FILE > plan.json";

/** One object of a plan's JSON, and where it stands; what is there and of another kind than it must be is a fault. */
export class PlanPart {
  constructor(
    readonly json: JsonObject,
    private readonly place: string,
    private readonly file: string,
  ) {}

  /** The object at a key; undefined where there is none. */
  object(key: string): PlanPart | undefined {
    const value = this.given(key);
    if (value === undefined) return undefined;
    return isObject(value) ? new PlanPart(value, this.at(key), this.file) : this.fault(key, value, "an object");
  }

  /** The object at a key that must be there. */
  requiredObject(key: string): PlanPart {
    return this.object(key) ?? this.missing(key);
  }

  /** The objects of a list; none where there is no list. */
  objects(key: string): readonly PlanPart[] {
    const value = this.given(key);
    if (value === undefined) return [];
    if (!Array.isArray(value)) return this.fault(key, value, "a list");
    return value.map((item: unknown, index) => {
      const name = `${key}[${index}]`;
      return isObject(item) ? new PlanPart(item, this.at(name), this.file) : this.fault(name, item, "an object");
    });
  }

  /** The objects of an object, by their keys; none where there is no object. */
  entries(key: string): readonly (readonly [string, PlanPart])[] {
    const part = this.object(key);
    return Object.keys(part?.json ?? {}).flatMap((name) => {
      const value = part?.object(name);
      return value === undefined ? [] : [[name, value] as const];
    });
  }

  /** The text at a key; undefined where there is none. */
  text(key: string): string | undefined {
    const value = this.given(key);
    return value === undefined || typeof value === "string" ? value : this.fault(key, value, "a text");
  }

  /** The text at a key that must be there. */
  requiredText(key: string): string {
    return this.text(key) ?? this.missing(key);
  }

  /** The boolean at a key; undefined where there is none. */
  flag(key: string): boolean | undefined {
    const value = this.given(key);
    return value === undefined || typeof value === "boolean" ? value : this.fault(key, value, "a boolean");
  }

  /** The texts of a list; none where there is no list. */
  texts(key: string): readonly string[] {
    const value = this.given(key);
    if (value === undefined) return [];
    if (!Array.isArray(value)) return this.fault(key, value, "a list");
    return value.map((item: unknown, index) =>
      typeof item === "string" ? item : this.fault(`${key}[${index}]`, item, "a text"),
    );
  }

  /** Stops at a value that is not what it must be. */
  fault(key: string, value: unknown, wanted: string): never {
    throw new PlanFormatError(`${this.file}: '${this.at(key)}' is ${kindOf(value)} and not ${wanted}; ${REMEDY}`);
  }

  /** Stops at a list of texts that are not among those that are known. */
  unheardOf(key: string, texts: readonly string[], known: readonly string[]): never {
    const place = `'${this.at(key)}' is ${JSON.stringify(texts)}`;
    throw new PlanFormatError(`${this.file}: ${place}, and only these are known: ${known.join(" ")}; ${REMEDY}`);
  }

  private missing(key: string): never {
    throw new PlanFormatError(`${this.file}: '${this.at(key)}' is missing; ${REMEDY}`);
  }

  private given(key: string): unknown {
    return (Object.hasOwn(this.json, key) ? this.json[key] : undefined) ?? undefined;
  }

  private at(key: string): string {
    return this.place === "" ? key : `${this.place}.${key}`;
  }
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return `the ${typeof value === "string" ? "text" : typeof value} ${JSON.stringify(value).slice(0, 40)}`;
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
