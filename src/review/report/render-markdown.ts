import { escapeMarkdown } from "../../verify/report/escape-markdown";
import { Impact } from "../impact";
import { NotSeen, Review, RoleImpact, TrafficChange } from "../review";
import {
  describeCounts,
  describeFlow,
  describeMembers,
  describeStanding,
  describeVerdict,
  isAgainstContract,
} from "./describe-review";
import { clip } from "./describe-value";
import { fitSections, FittedSection, Section } from "./fit-sections";
import { ConsequenceGroup, groupConsequences } from "./group-consequences";
import { codeOf, renderChange, renderChangeLines } from "./markdown-change";
import { worstFirst } from "./worst-first";

/** What a comment says beside the review. */
export interface MarkdownOptions {
  /**
   * Where all of it is.
   *
   * @default - the format that has it is named
   */
  readonly details?: string;
}

/** Most characters of a comment on GitHub. */
const COMMENT_LENGTH = 65_536;

/** Room for the sentence that says what was cut. */
const NOTE_LENGTH = 1_000;

/** Most characters of a message. */
const TEXT_LENGTH = 500;

/** Roles, attributes or resources that one item names. */
const LISTED = 6;

const SIGNS: Readonly<Record<Impact, string>> = {
  none: "✅",
  "in-place": "🔵",
  restart: "🟡",
  degraded: "🟠",
  outage: "🔴",
  loss: "⛔",
};
const EXPOSURE_SIGN = "🚨";

/** The review as a comment on a pull request; what would make it too long is left out, and said so. */
export function renderMarkdown(review: Review, { details }: MarkdownOptions = {}): string {
  const head = renderHead(review);
  const where = details === undefined ? "`npm run review` with `--format html`" : codeOf(details);
  const foot = `\n<sub>Each attribute: ${where}. What is seen and what is not: docs/review.md</sub>\n`;
  const sections = sectionsOf(review);
  const fitted = fitSections(sections, COMMENT_LENGTH - NOTE_LENGTH - head.length - foot.length);
  return `${head}${fitted.map(({ text }) => text).join("")}${describeCuts(sections, fitted, where)}${foot}`;
}

/** Sticky comments find the comment that they update by the marker in the first line. */
function renderHead(review: Review): string {
  const { environment, verdict, exposure, headline, applicable } = review;
  const marker = `<!-- private-cluster review: ${environment.slice(0, 100).replace(/[^\w.]+/g, "-")} -->`;
  const sign = `${exposure ? EXPOSURE_SIGN : ""}${SIGNS[verdict]}`;
  return [
    marker,
    `### ${sign} ${wordsOf(environment)}: ${describeVerdict(review)}`,
    "",
    `**${wordsOf(headline)}**`,
    ...(applicable ? [] : ["", "Terraform cannot apply this plan: planning failed."]),
    "",
  ].join("\n");
}

/** The parts of the comment in their order, which is that of their importance. */
function sectionsOf(review: Review): readonly Section[] {
  const { roles, traffic, changes, notSeen } = review;
  const flows = [...flowsOf(traffic.opened, "opened"), ...flowsOf(traffic.closed, "closed")];
  const groups = groupConsequences(review.consequences);
  const sorted = worstFirst(changes);
  const lines = renderChangeLines(sorted);
  return [
    section("roles", "\n| role | | impact |\n| --- | --- | --- |\n", roles.map(roleRow), 4_000),
    section("consequences", "\n**What happens**\n\n", groups.map(consequenceItem), 20_000),
    section("traffic", "\n**Traffic**\n\n", flows, 8_000),
    section("resources", `\n**Resources:** ${describeCounts(review.counts)}\n\n`, lines.map(constant), 6_000),
    section(
      "attributes of changes",
      "\n",
      sorted.map((change) => () => renderChange(change)),
      0,
    ),
    section("what was not seen", "\n**Not seen**\n\n", notSeen.map(notSeenItem), 5_000),
  ];
}

function section(name: string, title: string, items: Section["items"], reserve: number): Section {
  return { name, title, items, reserve };
}

function constant(text: string): () => string {
  return () => text;
}

function roleRow(role: RoleImpact): () => string {
  const { impact, exposure } = role;
  const impactCell = `${SIGNS[impact]} ${impact}${exposure ? ` ${EXPOSURE_SIGN} exposure` : ""}`;
  return () => `| ${wordsOf(role.role)} | ${describeMembers(role)} | ${impactCell} |\n`;
}

function consequenceItem(group: ConsequenceGroup): () => string {
  return () => {
    const { roles, message, resource, constructPath, cause, count } = group;
    const path = constructPath === undefined ? "" : ` (${codeOf(constructPath)})`;
    const others = count === 1 ? "" : ` and ${(count - 1).toLocaleString("en")} more like it`;
    const because = cause.length === 0 ? "" : `, because of ${listOf(cause, codeOf)}`;
    const origin = `${codeOf(resource)}${path}${others}${because}`;
    return `- ${impactOf(group)} ${listOf(roles, wordsOf)}: ${wordsOf(message)}<br>${origin}\n`;
  };
}

/** The impact with its sign, for example `🚨 **exposure**, 🔵 **in-place**`. */
function impactOf({ impact, exposure }: ConsequenceGroup): string {
  const opened = exposure ? [`${EXPOSURE_SIGN} **exposure**`] : [];
  const words = exposure && impact === "none" ? [] : [`${SIGNS[impact]} **${impact}**`];
  return [...opened, ...words].join(", ");
}

/** The first of a list in words. */
function listOf(texts: readonly string[], describe: (text: string) => string): string {
  const words = texts.slice(0, LISTED).map(describe).join(", ");
  return texts.length > LISTED ? `${words} and ${texts.length - LISTED} more` : words;
}

function flowsOf(flows: readonly TrafficChange[], change: "opened" | "closed"): readonly (() => string)[] {
  const [bad, good] = [true, false].map((against) => {
    return flows.filter((flow) => isAgainstContract(flow, change) === against);
  });
  return [...(bad ?? []), ...(good ?? [])].map((flow) => () => {
    const sign = isAgainstContract(flow, change) ? `${change === "opened" ? EXPOSURE_SIGN : SIGNS.outage} ` : "";
    const via = flow.via.length === 0 ? "" : `, by way of ${listOf(flow.via, codeOf)}`;
    return `- ${sign}**${change}** ${wordsOf(describeFlow(flow))} (${describeStanding(flow)})${via}\n`;
  });
}

function notSeenItem({ about, reason }: NotSeen): () => string {
  return () => `- ${codeOf(about)}: ${wordsOf(reason)}\n`;
}

function describeCuts(sections: readonly Section[], fitted: readonly FittedSection[], where: string): string {
  const cuts = fitted.flatMap(({ left }, index) => {
    return left === 0 ? [] : [`${sections[index]?.name ?? ""} (${left.toLocaleString("en")})`];
  });
  if (cuts.length === 0) return "";
  const limit = COMMENT_LENGTH.toLocaleString("en");
  return `\n**Cut, because a comment has ${limit} characters at most:** ${cuts.join(", ")}. All of it: ${where}\n`;
}

function wordsOf(text: string): string {
  return escapeMarkdown(clip(text, TEXT_LENGTH));
}
