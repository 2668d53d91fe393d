/**
 * The review as one HTML file: it fetches nothing, is readable without its script, in light and dark, on a phone, on
 * paper and with a screen reader, and has a line for a thousand equal changes.
 *
 *     writeFileSync("review.html", renderPage({ review, pictures, reviewedAt: "2026-11-25 04:10 UTC" }));
 */
import { createHash } from "node:crypto";
import { describeVerdict, isEmpty } from "../report/describe-review";
import { groupConsequences } from "../report/group-consequences";
import { worstFirst } from "../report/worst-first";
import { Review } from "../review";
import { groupChanges } from "./group-changes";
import { Markup, markup } from "./markup";
import { PAGE_SCRIPT } from "./page-script";
import { PageSection, renderContents, renderSection } from "./page-section";
import { PAGE_STYLE } from "./page-style";
import { AnchoredGroup, renderChangeList, renderChanges } from "./render-changes";
import { renderConsequences } from "./render-consequences";
import { renderImpact } from "./render-impact";
import { renderNotSeen } from "./render-not-seen";
import { renderOutputs } from "./render-outputs";
import { Pictures, renderPictures } from "./render-pictures";
import { renderRoles } from "./render-roles";
import { renderTraffic } from "./render-traffic";
import { renderVerdict } from "./render-verdict";

/** What a page is made of. Equal properties give equal bytes. */
export interface PageProps {
  readonly review: Review;
  /**
   * The network before and after.
   *
   * @default - no picture
   */
  readonly pictures?: Pictures;
  /**
   * When the plan was reviewed, in words.
   *
   * @default - the page does not say it
   */
  readonly reviewedAt?: string;
}

/** The page as a text. */
export function renderPage({ review, pictures, reviewedAt }: PageProps): string {
  const sections = sectionsOf(review, pictures);
  const { environment, verdict, exposure } = review;
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${environment}: ${describeVerdict(review)} - plan review</title>
<link rel="icon" href="data:,">
<style>${new Markup(PAGE_STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the review</a>
<nav aria-label="Contents"><span class="badges">${renderImpact({ impact: verdict, exposure })}</span>${renderContents(sections)}</nav>
<main id="main" tabindex="-1">
${renderVerdict(review, reviewedAt)}
${sections.map(renderSection)}</main>
<script>${new Markup(PAGE_SCRIPT)}</script>
</body>
</html>
`;
  return page.text;
}

/** Nothing is loaded or sent, and no script runs but ours, whatever stands in the plan. */
function policy(): string {
  const hash = createHash("sha256").update(PAGE_SCRIPT).digest("base64");
  return [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    "style-src 'unsafe-inline'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** The parts of the page, the most important first; those that have nothing to say are left out. */
function sectionsOf(review: Review, pictures: Pictures | undefined): readonly PageSection[] {
  const { roles, consequences, traffic, outputs, notSeen } = review;
  const planned = anchored(review, "plan");
  const drifted = anchored(review, "drift");
  const anchors = new Map([...drifted, ...planned].flatMap(anchorsOf));
  const changedOutputs = outputs.filter(({ action }) => action !== "no-op");
  const sections: readonly (PageSection | false)[] = [
    roles.length > 0 && { id: "roles", title: "Roles", body: renderRoles(roles) },
    consequences.length > 0 && {
      id: "consequences",
      title: "Consequences",
      count: groupConsequences(consequences).length,
      body: renderConsequences(consequences, anchors),
    },
    hasPicture(pictures) && { id: "picture", title: "Picture", body: renderPictures(pictures) },
    !isEmpty(review) && {
      id: "traffic",
      title: "Traffic",
      count: traffic.opened.length + traffic.closed.length,
      body: renderTraffic(traffic),
    },
    planned.length > 0 && { id: "changes", title: "Changes", count: planned.length, body: renderChanges(planned) },
    changedOutputs.length > 0 && {
      id: "outputs",
      title: "Outputs",
      count: changedOutputs.length,
      body: renderOutputs(changedOutputs),
    },
    drifted.length > 0 && {
      id: "drift",
      title: "Changed outside Terraform",
      count: drifted.length,
      body: renderChangeList(drifted),
    },
    { id: "not-seen", title: "What the review cannot see", count: notSeen.length, body: renderNotSeen(notSeen) },
  ];
  return sections.filter((section) => section !== false);
}

function hasPicture(pictures: Pictures | undefined): pictures is Pictures {
  return pictures?.before !== undefined || pictures?.after !== undefined;
}

/** The changes from one source, each group with an anchor. */
function anchored({ changes }: Review, source: "plan" | "drift"): readonly AnchoredGroup[] {
  const groups = groupChanges(worstFirst(changes.filter((change) => change.source === source)));
  const name = source === "plan" ? "change" : "drift";
  return groups.map((group, index) => ({ group, anchor: `${name}-${index + 1}` }));
}

function anchorsOf({ group, anchor }: AnchoredGroup): readonly (readonly [string, string])[] {
  return group.members.map(({ address }) => [address, anchor]);
}
