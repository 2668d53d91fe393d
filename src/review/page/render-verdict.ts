import { Review } from "../review";
import { describeCounts } from "../report/describe-review";
import { groupConsequences } from "../report/group-consequences";
import { EXPOSURE_WORDS } from "../report/impact-words";
import { Markup, markup } from "./markup";
import { renderImpact } from "./render-impact";

/** Exposures that the banner tells itself; the others are among the consequences. */
const TOLD = 5;

/** Characters of a headline that is set in smaller letters. */
const LONG = 160;

/** What an operator has to know if they read nothing else. */
export function renderVerdict(review: Review, reviewedAt: string | undefined): Markup {
  const { environment, verdict, exposure, headline, applicable, counts } = review;
  const time = reviewedAt !== undefined && markup` <span aria-hidden="true">·</span> reviewed ${reviewedAt}`;
  return markup`<header class="verdict">
<p class="about">Plan review <span aria-hidden="true">·</span> <b>${environment}</b>${time}</p>
<p class="impact">${renderImpact({ impact: verdict, exposure })}</p>
<h1${headline.length > LONG && new Markup(' class="long"')}>${headline}</h1>
<p class="counts">${describeCounts(counts)}</p>
${!applicable && markup`<p class="banner failed"><b>Terraform cannot apply this plan:</b> planning failed.</p>`}
${exposure && renderBanner(review)}
</header>
`;
}

function renderBanner({ consequences }: Review): Markup {
  const exposures = groupConsequences(consequences.filter((consequence) => consequence.exposure));
  const left = exposures.length - TOLD;
  return markup`<div class="banner exposed" role="note" aria-label="Exposure">
<p><b><span aria-hidden="true">${EXPOSURE_WORDS.sign}</span> Exposure:</b> ${EXPOSURE_WORDS.meaning}.</p>
<ul>${exposures.slice(0, TOLD).map(({ roles, message }) => markup`<li><b>${roles.join(", ")}</b> ${message}</li>`)}
${left > 0 && markup`<li>and ${left} more, below</li>`}</ul>
</div>`;
}
