/** A value that Terraform marks as sensitive. It can be compared, and never be shown. */
export class SensitiveValue {
  readonly #text: string;

  /** @param json the value as the plan has it, in clear */
  constructor(json: unknown) {
    this.#text = JSON.stringify([json]);
  }

  /** Whether two of them hide the same. */
  isSame(other: SensitiveValue): boolean {
    return this.#text === other.#text;
  }

  toString(): string {
    return "(sensitive value)";
  }

  toJSON(): string {
    return this.toString();
  }
}

/** A value that is known only after Terraform has applied the plan. */
export class UnknownValue {
  toString(): string {
    return "(known after apply)";
  }

  toJSON(): string {
    return this.toString();
  }
}

/** The one {@link UnknownValue} that there is. */
export const UNKNOWN_VALUE = new UnknownValue();

/** A value of a plan: what is sensitive or not known yet stands in its place. */
export type PlanValue =
  | null
  | boolean
  | number
  | string
  | SensitiveValue
  | UnknownValue
  | readonly PlanValue[]
  | { readonly [key: string]: PlanValue };

/** The attributes of a resource. */
export type PlanObject = Readonly<Record<string, PlanValue>>;
