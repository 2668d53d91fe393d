import { Impact } from "../impact";
import { EXPOSURE_WORDS, IMPACT_WORDS } from "../report/impact-words";
import { Markup, markup } from "./markup";

interface Judged {
  readonly impact: Impact;
  readonly exposure: boolean;
}

/** An impact by sign, word and colour, and an exposure beside it. */
export function renderImpact({ impact, exposure }: Judged): Markup {
  const { sign, meaning } = IMPACT_WORDS[impact];
  const isShown = impact !== "none" || !exposure;
  const words = impact === "none" ? "no impact" : impact;
  return markup`${isShown && badge(impact, sign, words, meaning)}${exposure && markup` ${renderExposure()}`}`;
}

/** The sign that something is an exposure. */
export function renderExposure(): Markup {
  return badge("exposure", EXPOSURE_WORDS.sign, "exposure", EXPOSURE_WORDS.meaning);
}

/** The class that gives a box the colour of the worst that is in it. */
export function impactClass({ impact, exposure }: Judged): string {
  return exposure ? "is-exposure" : `is-${impact}`;
}

function badge(kind: string, sign: string, words: string, meaning: string): Markup {
  return markup`<span class="badge is-${kind}" title="${meaning}"><span aria-hidden="true">${sign}</span> ${words}</span>`;
}
