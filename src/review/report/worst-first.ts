import { Impact, IMPACTS } from "../impact";

/** What is sorted: anything that has an impact. */
export interface Judged {
  readonly impact: Impact;
  readonly exposure: boolean;
}

/** The worst first; an exposure stands between a loss and an outage. Equally bad ones stay in their order. */
export function worstFirst<Item extends Judged>(items: readonly Item[]): readonly Item[] {
  return [...items].sort((a, b) => rankOf(b) - rankOf(a));
}

function rankOf({ impact, exposure }: Judged): number {
  const rank = IMPACTS.indexOf(impact);
  return exposure ? Math.max(rank, IMPACTS.indexOf("outage") + 0.5) : rank;
}
