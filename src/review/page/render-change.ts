import { describeAction, signOf } from "../report/describe-change";
import { ReviewedChange } from "../review";
import { IMPACTS } from "../impact";
import { compactAddresses } from "./compact-addresses";
import { ChangeGroup, VaryingAttribute } from "./group-changes";
import { Markup, markup } from "./markup";
import { renderAddress } from "./render-address";
import { renderDiff } from "./render-diff";
import { impactClass, renderImpact } from "./render-impact";

/** Ways of an attribute that are shown for themselves. */
const MOST_WAYS = 6;

/** One change, or a group of equal ones, behind a line that says what happens. */
export function renderChange(group: ChangeGroup, anchor: string, hasAttributes: boolean): Markup {
  const { first } = group;
  const rank = IMPACTS.indexOf(first.impact);
  return markup`<details class="change ${impactClass(first)}" id="${anchor}" data-role="${first.role}" data-rank="${rank}"${first.exposure && new Markup(" data-exposure")}>
<summary><span class="sign" aria-hidden="true">${signOf(first)}</span> ${renderName(group)}
<span class="action">${describeAction(first)}</span> <span class="badges">${renderImpact(first)} <span class="role">${first.role}</span></span></summary>
<div class="details">${renderOrigin(group)}
${hasAttributes ? renderAttributes(group) : markup`<p class="note">The attributes are in the JSON: this page would be too long with them.</p>`}</div></details>
`;
}

function renderName({ first, members }: ChangeGroup): Markup {
  if (members.length === 1) return markup`<code class="name">${first.address}</code>`;
  const names = compactAddresses(members.map(({ address }) => address));
  const short = `${names.slice(0, 3).join(", ")}${names.length > 3 ? ", …" : ""}`;
  return markup`<code class="name">${short}</code> <b class="members">×${members.length.toLocaleString("en")}</b>`;
}

function renderOrigin({ first, members }: ChangeGroup): Markup {
  if (members.length > 1) return renderMembers(members);
  const { address, constructPath, previousAddress, importId } = first;
  return markup`<p class="origin">${renderAddress(address)}${[
    renderNote("made by", constructPath),
    renderNote("was", previousAddress),
    renderNote("imported as", importId),
  ]}</p>`;
}

function renderMembers(members: readonly ReviewedChange[]): Markup {
  const items = members.map(({ address, previousAddress, importId }) => {
    return markup`${address}${previousAddress !== undefined && ` (was ${previousAddress})`}${importId !== undefined && ` (imported as ${importId})`} `;
  });
  const path = members[0]?.constructPath;
  return markup`<details class="addresses"><summary>all ${members.length.toLocaleString("en")} addresses</summary>
<p><code>${items}</code></p></details>
${path !== undefined && markup`<p class="origin">${renderNote("the first made by", path)}</p>`}`;
}

function renderNote(words: string, text: string | undefined): Markup | undefined {
  return text === undefined ? undefined : markup` <span>${words} <code class="address">${text}</code></span>`;
}

function renderAttributes({ shared, varying }: ChangeGroup): Markup {
  return markup`${renderDiff(shared)}${varying.map(renderVarying)}`;
}

/** An attribute that differs from member to member: each way with those that take it, the most common first. */
function renderVarying({ path, ways }: VaryingAttribute): Markup {
  const shown = ways.slice(0, MOST_WAYS);
  const left = ways.length - shown.length;
  const items = shown.map(({ change, addresses }) => {
    const names = compactAddresses(addresses).slice(0, 3);
    const more = compactAddresses(addresses).length > names.length ? ", …" : "";
    return markup`<li><span class="note"><code>${names.join(", ")}${more}</code>${addresses.length > 1 && ` ×${addresses.length.toLocaleString("en")}`}</span>
${renderDiff([change])}</li>`;
  });
  return markup`<div class="varying"><p><code>${path}</code> differs: ${ways.length.toLocaleString("en")} ways</p>
<ul>${items}</ul>${left > 0 && markup`<p class="note">and ${left.toLocaleString("en")} more ways, which the JSON has</p>`}</div>`;
}
