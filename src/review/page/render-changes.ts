import { IMPACTS } from "../impact";
import { ChangeGroup } from "./group-changes";
import { Markup, markup } from "./markup";
import { renderChange } from "./render-change";

/** Characters that the changes of a page may have before their attributes are left out. */
const LONGEST = 4_000_000;

/** Changes that have a line; what is more than that is counted. */
const MOST = 5_000;

/** More changes than this are laid out when they come into view. */
const MANY = 200;

/** A group of changes and the anchor that leads to it. */
export interface AnchoredGroup {
  readonly group: ChangeGroup;
  readonly anchor: string;
}

/** Each change behind its line, with buttons that find one. */
export function renderChanges(groups: readonly AnchoredGroup[]): Markup {
  return markup`${groups.length > 1 && renderFilter(groups)}
${renderChangeList(groups)}`;
}

/** The changes without anything to find one, as for what was changed outside Terraform. */
export function renderChangeList(groups: readonly AnchoredGroup[]): Markup {
  let room = LONGEST;
  const items = groups.slice(0, MOST).map(({ group, anchor }) => {
    const item = renderChange(group, anchor, room > 0);
    room -= item.text.length;
    return item;
  });
  const left = groups.length - MOST;
  return markup`<div class="changes${groups.length > MANY && " many"}">
${items}</div>
${left > 0 && markup`<p class="note">and ${left.toLocaleString("en")} more, which the JSON has</p>`}`;
}

/** It needs the script, and is not there without it. */
function renderFilter(groups: readonly AnchoredGroup[]): Markup {
  const roles = [...new Set(groups.map(({ group }) => group.first.role))];
  const impacts = IMPACTS.filter((impact) => groups.some(({ group }) => group.first.impact === impact));
  return markup`<form class="filter" role="search" aria-label="Changes" hidden>
<label>Role <select name="role"><option value="">all</option>${roles.map((role) => markup`<option value="${role}">${role}</option>`)}</select></label>
<label>Impact <select name="rank"><option value="">any</option><option value="exposure">exposure</option>${impacts
    .map(
      (impact) =>
        markup`<option value="${IMPACTS.indexOf(impact)}">${impact === "none" ? "none" : `${impact} or worse`}</option>`,
    )
    .reverse()}</select></label>
<label>Text <input type="search" name="text" autocomplete="off" spellcheck="false"></label>
<button type="button" data-open>Open all</button> <button type="button" data-close>Close all</button>
<output role="status"></output></form>`;
}
