/** One statement of an IAM or resource policy, its lists spelled out. */
export interface PolicyStatement {
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly string[];
  /** Whether it is about all actions but those. */
  readonly isNotAction: boolean;
  readonly resources: readonly string[];
  readonly isNotResource: boolean;
  /** For example `Service:ec2.amazonaws.com` or `*`; empty in the policy of a user, group or role. */
  readonly principals: readonly string[];
  readonly isNotPrincipal: boolean;
  /** Its condition in canonical form; empty where there is none. */
  readonly condition: string;
}

type Json = Readonly<Record<string, unknown>>;

/** The statements of a policy; undefined where the text is no policy. */
export function parsePolicy(text: string): readonly PolicyStatement[] | undefined {
  const document = parseJson(text);
  if (!isObject(document) || document["Statement"] === undefined) return undefined;
  const statements: unknown = document["Statement"];
  return (Array.isArray(statements) ? statements : [statements]).filter(isObject).map(readStatement);
}

function readStatement(json: Json): PolicyStatement {
  return {
    effect: json["Effect"] === "Deny" ? "Deny" : "Allow",
    actions: textsOf(json["Action"] ?? json["NotAction"]).map((action) => action.toLowerCase()),
    isNotAction: json["NotAction"] !== undefined,
    resources: textsOf(json["Resource"] ?? json["NotResource"]),
    isNotResource: json["NotResource"] !== undefined,
    principals: principalsOf(json["Principal"] ?? json["NotPrincipal"]),
    isNotPrincipal: json["NotPrincipal"] !== undefined,
    condition: json["Condition"] === undefined ? "" : canonical(json["Condition"]),
  };
}

/** `"*"` and `{ "AWS": "*" }` are the same: everyone. */
function principalsOf(value: unknown): readonly string[] {
  if (!isObject(value)) return textsOf(value);
  return Object.entries(value).flatMap(([kind, names]) =>
    textsOf(names).map((name) => (name === "*" && kind === "AWS" ? "*" : `${kind}:${name}`)),
  );
}

function textsOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((text) => typeof text === "string");
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(",")}]`;
  if (!isObject(value)) return JSON.stringify(String(value));
  const entries = Object.entries(value).map(([key, inner]) => {
    const list = isObject(inner) || Array.isArray(inner) ? inner : [inner];
    return `${JSON.stringify(key)}:${canonical(list)}`;
  });
  return `{${entries.sort().join(",")}}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
