import { NotSeen } from "../review";
import { compactAddresses } from "./compact-addresses";
import { Markup, markup } from "./markup";

/** Reasons that are shown. */
const MOST = 300;

/** What the review cannot see, by reason. */
export function renderNotSeen(notSeen: readonly NotSeen[]): Markup {
  if (notSeen.length === 0) return markup`<p>Everything in the plan was read, and nothing of it was left out.</p>`;
  const reasons = new Map<string, string[]>();
  for (const { about, reason } of notSeen) reasons.set(reason, [...(reasons.get(reason) ?? []), about]);
  const left = reasons.size - MOST;
  return markup`<ul class="not-seen">
${[...reasons].slice(0, MOST).map(([reason, abouts]) => renderReason(reason, abouts))}</ul>
${left > 0 && markup`<p class="note">and ${left} more reasons, which the JSON has</p>`}`;
}

function renderReason(reason: string, abouts: readonly string[]): Markup {
  const names = compactAddresses(abouts);
  const left = names.length - 8;
  return markup`<li><b>?</b> <code>${names.slice(0, 8).join(", ")}</code>${left > 0 && ` and ${left.toLocaleString("en")} more`}: ${reason}</li>
`;
}
