import type { Log, ReportingDescriptor, Result } from "sarif";
import { plainLine } from "../../verify/plain-line";
import { findResourceLines, ResourceLines } from "../../verify/report/resource-lines";
import { sarifLocation } from "../../verify/report/sarif-location";
import { Impact, IMPACTS } from "../impact";
import { Consequence, Review } from "../review";
import { EXPOSURE_WORDS, IMPACT_WORDS } from "./impact-words";

/** What a SARIF report says beside the review. */
export interface SarifOptions {
  /** The `cdk.tf.json` that the plan was made from, by its path as seen from the project's folder, and its text. */
  readonly source?: { readonly file: string; readonly text: string };
}

type Kind = Impact | "exposure";

const LEVELS: Readonly<Record<Kind, "error" | "warning" | "note">> = {
  exposure: "error",
  loss: "error",
  outage: "error",
  degraded: "warning",
  restart: "warning",
  "in-place": "note",
  none: "note",
};

/** Kinds of consequences, the worst first. */
const KINDS: readonly Kind[] = ["exposure", ...[...IMPACTS].reverse()];

/** The consequences as a SARIF 2.1.0 log for code scanning; equal reviews give equal texts. */
export function renderSarif(review: Review, { source }: SarifOptions = {}): string {
  const { environment, verdict, exposure, headline, consequences } = review;
  const kinds = KINDS.filter((kind) => consequences.some((consequence) => kindOf(consequence) === kind));
  const lineOf = findResourceLines(source?.text ?? "{}");
  const log: Log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "private-cluster review", rules: kinds.map(ruleOf) } },
        columnKind: "utf16CodeUnits",
        results: consequences.map((consequence) => resultOf(consequence, kinds, source?.file, lineOf)),
        properties: { environment, verdict, exposure, headline },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function kindOf({ impact, exposure }: Consequence): Kind {
  return exposure ? "exposure" : impact;
}

function ruleOf(kind: Kind): ReportingDescriptor {
  const { meaning } = kind === "exposure" ? EXPOSURE_WORDS : IMPACT_WORDS[kind];
  return {
    id: `review-${kind}`,
    shortDescription: { text: `${kind}: ${meaning}` },
    defaultConfiguration: { level: LEVELS[kind] },
  };
}

function resultOf(
  consequence: Consequence,
  kinds: readonly Kind[],
  file: string | undefined,
  lineOf: ResourceLines,
): Result {
  const { role, impact, exposure, cause, message } = consequence;
  const kind = kindOf(consequence);
  const because = cause.length === 0 ? "" : `\nBecause of: ${plainLine(cause.join(", "))}`;
  return {
    ruleId: `review-${kind}`,
    ruleIndex: kinds.indexOf(kind),
    level: LEVELS[kind],
    message: { text: `${plainLine(`${role}: ${message}`)}${because}` },
    locations: [sarifLocation(consequence, file, lineOf)],
    properties: { role, impact, exposure, cause },
  };
}
