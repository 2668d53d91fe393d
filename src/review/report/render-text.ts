import pc from "picocolors";
import { drawTable } from "../../verify/report/draw-table";
import { wrapLines } from "../../verify/report/wrap-lines";
import { plainLine } from "../../verify/plain-line";
import { Impact } from "../impact";
import { Review, RoleImpact, TrafficChange } from "../review";
import { clip } from "./describe-value";
import {
  describeCounts,
  describeFlow,
  describeMembers,
  describeStanding,
  describeVerdict,
  isAgainstContract,
  isEmpty,
} from "./describe-review";
import { ConsequenceGroup, groupConsequences } from "./group-consequences";
import { EXPOSURE_WORDS, IMPACT_WORDS } from "./impact-words";

/** How a text report looks. */
export interface TextOptions {
  /**
   * Whether it has colours, for a terminal.
   *
   * @default false
   */
  readonly color?: boolean;
  /**
   * File that has each attribute.
   *
   * @default - the format that has them is named
   */
  readonly details?: string;
}

type Colors = ReturnType<typeof pc.createColors>;

/** Characters a line has at most, but for words that are longer. */
const WIDTH = 100;

/** Columns of a consequence: its impact and its role; the message has the rest. */
const IMPACT_WIDTH = 13;
const ROLE_WIDTH = 16;
const WORDS_WIDTH = WIDTH - IMPACT_WIDTH - ROLE_WIDTH;

/** Most lines of each list; what is more than that is counted, and stands in the other formats. */
const MOST = { consequences: 25, traffic: 12, notSeen: 8, roles: 40, rolesTogether: 6 } as const;

/** Most characters of a message or an address. */
const TEXT_LENGTH = 600;

/** The review for a terminal: the verdict, what happens to each role, why, and what opens and closes. */
export function renderText(review: Review, { color = false, details }: TextOptions = {}): string {
  const colors = pc.createColors(color);
  const sections = [
    renderVerdict(review, colors),
    ...(review.roles.length > 0 ? [renderRoles(review.roles, colors)] : []),
    ...renderConsequences(review, colors),
    ...renderTraffic(review, colors),
    ...(isEmpty(review) ? [] : [renderCounts(review)]),
    ...renderNotSeen(review),
    ...(isEmpty(review) ? [] : [`Each attribute: ${details ?? "npm run review with --format html"}`]),
  ];
  return `${sections.join("\n\n")}\n`;
}

function renderVerdict(review: Review, colors: Colors): string {
  const { verdict, exposure, environment, headline, applicable } = review;
  const sign = exposure ? `${IMPACT_WORDS[verdict].sign} ${EXPOSURE_WORDS.sign}` : IMPACT_WORDS[verdict].sign;
  const title = `${sign} ${describeVerdict(review).toUpperCase()}  ${plain(environment)}`;
  const paint = exposure ? colors.red : impactPaint(verdict, colors);
  const failed = "Terraform cannot apply this plan: planning failed.";
  return [
    colors.bold(paint(title)),
    ...wrapLines(plain(headline), WIDTH).map(colors.bold),
    ...(applicable ? [] : [colors.red(failed)]),
  ].join("\n");
}

function renderRoles(roles: readonly RoleImpact[], colors: Colors): string {
  const rows = roles.slice(0, MOST.roles).map((role) => {
    const name = clip(plain(role.role), 40);
    return [name, describeMembers(role), renderImpact(role, colors)];
  });
  const left = roles.length - rows.length;
  return [drawTable(["role", "", "impact"], rows), ...(left > 0 ? [`… and ${left} more roles`] : [])].join("\n");
}

/** The impact with its sign, for example `✘ outage  ! exposure`. */
function renderImpact({ impact, exposure }: Pick<RoleImpact, "impact" | "exposure">, colors: Colors): string {
  const words = impactPaint(impact, colors)(`${IMPACT_WORDS[impact].sign} ${impact}`);
  return exposure ? `${words}  ${colors.red(`${EXPOSURE_WORDS.sign} exposure`)}` : words;
}

function renderConsequences(review: Review, colors: Colors): readonly string[] {
  const groups = groupConsequences(review.consequences);
  if (groups.length === 0) return [];
  const shown = groups.slice(0, MOST.consequences);
  return [
    [
      colors.bold("What happens, the worst first"),
      ...shown.map((group) => renderConsequence(group, colors)),
      ...countLeft(groups.length - shown.length, ", none of them worse"),
    ].join("\n"),
  ];
}

/** In three columns: the impact, the roles one below the other, and beside them what happens and where it comes from. */
function renderConsequence(group: ConsequenceGroup, colors: Colors): string {
  const paint = group.exposure ? colors.red : impactPaint(group.impact, colors);
  const words = wrapLines(plain(group.message), WORDS_WIDTH);
  const origin = wrapLines(describeOrigin(group), WORDS_WIDTH).map(colors.dim);
  const roles = describeRoles(group.roles);
  const isWide = roles.some((role) => role.length >= ROLE_WIDTH);
  const lines = isWide ? ["", ...words, ...origin] : [...words, ...origin];
  return Array.from({ length: Math.max(roles.length, lines.length) }, (_, index) => {
    const label = index === 0 ? labelOf(group) : "";
    const [role = "", line = ""] = [roles[index], lines[index]];
    return `${paint(label.padEnd(IMPACT_WIDTH))}${role.padEnd(ROLE_WIDTH)}${line}`.trimEnd();
  }).join("\n");
}

function describeRoles(roles: readonly string[]): readonly string[] {
  const shown = roles.slice(0, MOST.rolesTogether).map((role) => clip(plain(role), 60));
  return roles.length > shown.length ? [...shown, `and ${roles.length - shown.length} more`] : shown;
}

function labelOf({ impact, exposure }: ConsequenceGroup): string {
  if (exposure && impact === "none") return `${EXPOSURE_WORDS.sign} exposure`;
  return `${IMPACT_WORDS[impact].sign} ${impact}${exposure ? ` ${EXPOSURE_WORDS.sign}` : ""}`;
}

/** Which resource it is and what forces it, for example `aws_instance.head_1 (dev/Head/1), because of ami`. */
function describeOrigin({ resource, constructPath, cause, count }: ConsequenceGroup): string {
  const path = constructPath === undefined ? "" : ` (${plain(constructPath)})`;
  const others = count === 1 ? "" : ` and ${(count - 1).toLocaleString("en")} more like it`;
  const because = cause.length === 0 ? "" : `, because of ${cause.map(plain).join(", ")}`;
  return `${plain(resource)}${path}${others}${because}`;
}

function renderTraffic({ traffic }: Review, colors: Colors): readonly string[] {
  const { opened, closed } = traffic;
  if (opened.length + closed.length === 0) return [];
  return [
    [colors.bold("Traffic"), ...renderFlows(opened, "opened", colors), ...renderFlows(closed, "closed", colors)].join(
      "\n",
    ),
  ];
}

function renderFlows(flows: readonly TrafficChange[], change: "opened" | "closed", colors: Colors): string[] {
  const worst = [...flows].sort((a, b) => Number(isAgainstContract(b, change)) - Number(isAgainstContract(a, change)));
  const lines = worst.slice(0, MOST.traffic).map((flow) => {
    const isBad = isAgainstContract(flow, change);
    const words = `${change === "opened" ? "+" : "-"} ${change}  ${describeFlow(flow)} (${describeStanding(flow)})`;
    const [first = "", ...more] = wrapLines(plain(words), WIDTH - 4);
    const paint = isBad ? colors.red : String;
    return [`${isBad ? EXPOSURE_WORDS.sign : " "} ${first}`, ...more.map((line) => `    ${line}`)]
      .map(paint)
      .join("\n");
  });
  return [...lines, ...countLeft(flows.length - lines.length, ` that ${change === "opened" ? "open" : "close"}`)];
}

function renderCounts({ counts, outputs, changes }: Review): string {
  const outputsChanged = outputs.filter(({ action }) => action !== "no-op").length;
  const drifted = changes.filter(({ source }) => source === "drift").length;
  return [
    `Resources: ${describeCounts(counts)}`,
    ...(drifted > 0 ? [`Changed outside Terraform: ${drifted}`] : []),
    ...(outputsChanged > 0 ? [`Outputs changed: ${outputsChanged}`] : []),
  ].join("\n");
}

function renderNotSeen({ notSeen }: Review): readonly string[] {
  if (notSeen.length === 0) return [];
  const lines = notSeen.slice(0, MOST.notSeen).flatMap(({ about, reason }) => {
    const [first = "", ...more] = wrapLines(`${plain(about)}: ${plain(reason)}`, WIDTH - 4);
    return [`  ? ${first}`, ...more.map((line) => `    ${line}`)];
  });
  return [["Not seen", ...lines, ...countLeft(notSeen.length - MOST.notSeen, "")].join("\n")];
}

function countLeft(left: number, what: string): readonly string[] {
  return left > 0 ? [`  … and ${left.toLocaleString("en")} more${what}, in the other formats`] : [];
}

function impactPaint(impact: Impact, { green, cyan, yellow, red }: Colors): (text: string) => string {
  const paints = { none: green, "in-place": cyan, restart: yellow, degraded: yellow, outage: red, loss: red };
  return paints[impact];
}

function plain(text: string): string {
  return clip(plainLine(text), TEXT_LENGTH);
}
