import { Verification } from "../verification";
import { JunitOptions, renderJunit } from "./render-junit";
import { renderJson } from "./render-json";
import { renderMarkdown } from "./render-markdown";
import { renderSarif, SarifOptions } from "./render-sarif";
import { renderText, TextOptions } from "./render-text";

/** Formats that a verification can be had in. */
export const REPORT_FORMATS = ["text", "json", "markdown", "sarif", "junit"] as const;

/** One of {@link REPORT_FORMATS}. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What the formats say beside the verification; each takes what it has a place for. */
export type ReportOptions = TextOptions & SarifOptions & JunitOptions;

const RENDERERS: Readonly<Record<ReportFormat, (verification: Verification, options: ReportOptions) => string>> = {
  text: renderText,
  json: renderJson,
  markdown: renderMarkdown,
  sarif: renderSarif,
  junit: renderJunit,
};

/** Whether a format of that name exists. */
export function isReportFormat(name: string): name is ReportFormat {
  return (REPORT_FORMATS as readonly string[]).includes(name);
}

/** The verification in a format. */
export function renderReport(format: ReportFormat, verification: Verification, options: ReportOptions = {}): string {
  return RENDERERS[format](verification, options);
}
