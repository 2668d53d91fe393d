import { Consequence } from "../review";
import { ConsequenceGroup, groupConsequences } from "../report/group-consequences";
import { Markup, markup } from "./markup";
import { renderAddress, renderAddresses } from "./render-address";
import { impactClass, renderImpact } from "./render-impact";

/** Consequences that the page tells; what is more than that stands in the JSON. */
const MOST = 500;

/** Anchor of the details of a change by the address of its resource. */
export type ChangeAnchors = ReadonlyMap<string, string>;

/** What happens, the worst first. */
export function renderConsequences(consequences: readonly Consequence[], anchors: ChangeAnchors): Markup {
  const groups = groupConsequences(consequences);
  const left = groups.length - MOST;
  return markup`<ol class="consequences">
${groups.slice(0, MOST).map((group) => renderConsequence(group, anchors))}</ol>
${left > 0 && markup`<p class="note">and ${left.toLocaleString("en")} milder ones, which the JSON has</p>`}`;
}

function renderConsequence(group: ConsequenceGroup, anchors: ChangeAnchors): Markup {
  const { roles, message, resource, resources } = group;
  const anchor = anchors.get(resource);
  return markup`<li class="${impactClass(group)}">
<p class="what">${renderImpact(group)} <b class="role">${roles.join(", ")}</b> ${message}</p>
<div class="origin">${resources.length === 1 ? renderAddress(resource) : renderAddresses(resources)}
${renderReasons(group)}${anchor !== undefined && markup` <a href="#${anchor}">see the change</a>`}</div>
</li>
`;
}

function renderReasons({ constructPath, cause, count }: ConsequenceGroup): Markup {
  const names = cause.map((name, index) => markup`${index > 0 && ", "}<code>${name}</code>`);
  const first = count > 1 && "the first ";
  return markup`${constructPath !== undefined && markup`<span>${first}made by <code class="address">${constructPath}</code></span>`}
${cause.length > 0 && markup`<span>because of ${names}</span>`}`;
}
