import { faultPlace } from "../json/fault-place";
import { PlanFormatError } from "./plan-format-error";

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

const PLAN_STEPS = "make a plan and its JSON: terraform plan -out=FILE, then: terraform show -json FILE > plan.json";
const AGAIN = "make it again: terraform show -json FILE > plan.json";

/** What a plan has at its top; the JSON of a state shares the first key with it only. */
const PLAN_KEYS = ["resource_changes", "planned_values", "prior_state", "configuration", "output_changes"] as const;

/** The deepest nesting that is read. Terraform's own is below 100; what shows plans walks them by recursion. */
const DEEPEST = 1000;

/** Files of Terraform and cdktf that are JSON, but no plan. */
const MISTAKEN: readonly { readonly has: (document: JsonObject) => boolean; readonly is: string }[] = [
  {
    has: (document) => "@level" in document,
    is: `this is the log that 'terraform plan -json' streams, which leaves the values out; ${PLAN_STEPS}`,
  },
  {
    has: (document) => "provider_schemas" in document,
    is: `this is the schema of providers, which has no changes in it; ${PLAN_STEPS}`,
  },
  {
    has: (document) => "values" in document || ("serial" in document && "lineage" in document),
    is: `this is a Terraform state, which lists what exists and not what will change; ${PLAN_STEPS}`,
  },
  {
    has: (document) => "terraform_version" in document && Array.isArray(document.resources),
    is: `this is a Terraform state, which lists what exists and not what will change; ${PLAN_STEPS}`,
  },
  {
    has: (document) => "format_version" in document && "valid" in document,
    is: `this is the output of 'terraform validate -json', which plans nothing; ${PLAN_STEPS}`,
  },
  {
    has: (document) => "resource" in document || "terraform" in document || "stacks" in document,
    is: `this is a configuration, which says nothing of what exists already; ${PLAN_STEPS}`,
  },
  {
    has: (document) => Object.keys(document).join() === "format_version",
    is: `this is the JSON of an empty state, with neither resources nor changes; ${PLAN_STEPS}`,
  },
];

/**
 * The JSON object of a plan.
 *
 * @throws {PlanFormatError} when the text is anything else, or a plan of another major format version
 */
export function parsePlanDocument(text: string, file: string): JsonObject {
  assertText(text, file);
  const document = parseJson(text, file);
  if (typeof document !== "object" || document === null || Array.isArray(document)) {
    const kind = Array.isArray(document) ? "list" : document === null ? "null" : typeof document;
    throw new PlanFormatError(`${file}: the JSON is a ${kind} and not an object; ${PLAN_STEPS}`);
  }
  assertPlan(document as JsonObject, file);
  assertDepth(document, file);
  return document as JsonObject;
}

function assertText(text: string, file: string): void {
  if (text.startsWith("PK")) {
    throw new PlanFormatError(
      `${file}: this is the saved plan itself and not its JSON; run: terraform show -json ${file} > plan.json`,
    );
  }
  if (text.slice(0, 200).includes("\0")) {
    throw new PlanFormatError(
      `${file}: the text is in UTF-16, as '>' of Windows PowerShell writes it; ` +
        "run: terraform show -json FILE | Out-File -Encoding utf8 plan.json",
    );
  }
  if (text.trim() === "") throw new PlanFormatError(`${file}: the file is empty; ${AGAIN}`);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text);
  } catch (cause) {
    throw new PlanFormatError(`${file}: ${whyNoJson(cause, text)}`, { cause });
  }
}

function whyNoJson(cause: unknown, text: string): string {
  const start = text.trimStart().slice(0, 2000);
  if (/^\{"@level"/.test(start)) return MISTAKEN[0]?.is ?? PLAN_STEPS;
  if (!/^[[{]/.test(start)) {
    return /^(Terraform|OpenTofu|data\.|\w+\.\w+: (Refreshing|Reading)|\S+\[)/.test(start)
      ? `this is a plan as people read it, and not its JSON; ${PLAN_STEPS}`
      : `this is not JSON; ${PLAN_STEPS}`;
  }
  const place = faultPlace(cause, text);
  if (place === "end") return `the end of the file is missing; ${AGAIN}`;
  return place === undefined
    ? `this is not JSON; ${AGAIN}`
    : `line ${place.line}, column ${place.column} is not JSON; ${AGAIN}`;
}

function assertPlan(document: JsonObject, file: string): void {
  const version = document.format_version;
  const isPlan = typeof version === "string" && PLAN_KEYS.some((key) => key in document);
  if (!isPlan) {
    const mistaken = MISTAKEN.find(({ has }) => has(document));
    throw new PlanFormatError(`${file}: ${mistaken?.is ?? `this JSON is no plan of Terraform; ${PLAN_STEPS}`}`);
  }
  if (/^1\.\d+/.test(version)) return;
  throw new PlanFormatError(
    `${file}: '${version}' is the version of its format, and only 1.x can be read; ` +
      "make the plan with Terraform 1.1 or later, or OpenTofu",
  );
}

/** Stops at the first value that is too deep, so it never goes deeper itself than what it lets pass. */
function assertDepth(document: object, file: string): void {
  if (isWithin(document, DEEPEST)) return;
  throw new PlanFormatError(
    `${file}: its values are nested more than ${DEEPEST} levels deep, which no provider's are; ${AGAIN}`,
  );
}

function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (levels < 0) return false;
  if (Array.isArray(value)) return value.every((item) => isWithin(item, levels - 1));
  for (const key in value) {
    if (!isWithin((value as JsonObject)[key], levels - 1)) return false;
  }
  return true;
}
