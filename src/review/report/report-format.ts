import { Review } from "../review";
import { HtmlOptions, renderHtml } from "./render-html";
import { renderJson } from "./render-json";
import { MarkdownOptions, renderMarkdown } from "./render-markdown";
import { renderSarif, SarifOptions } from "./render-sarif";
import { renderText, TextOptions } from "./render-text";

/** Formats that a review can be had in. */
export const REPORT_FORMATS = ["text", "json", "markdown", "html", "sarif"] as const;

/** One of {@link REPORT_FORMATS}. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What the formats say beside the review; each takes what it has a place for. */
export type ReportOptions = TextOptions & MarkdownOptions & HtmlOptions & SarifOptions;

const RENDERERS: Readonly<Record<ReportFormat, (review: Review, options: ReportOptions) => string>> = {
  text: renderText,
  json: renderJson,
  markdown: renderMarkdown,
  html: renderHtml,
  sarif: renderSarif,
};

/** Whether a format of that name exists. */
export function isReportFormat(name: string): name is ReportFormat {
  return (REPORT_FORMATS as readonly string[]).includes(name);
}

/** The review in a format. */
export function renderReport(format: ReportFormat, review: Review, options: ReportOptions = {}): string {
  return RENDERERS[format](review, options);
}
