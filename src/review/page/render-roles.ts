import { RoleImpact } from "../review";
import { describeMembers } from "../report/describe-review";
import { Markup, markup } from "./markup";
import { impactClass, renderImpact } from "./render-impact";

/** Roles that have a card; a plan with more than that has not been cut into roles by anybody. */
const MOST = 200;

/** A card for each role: how many members it has, and the worst that happens to it. */
export function renderRoles(roles: readonly RoleImpact[]): Markup {
  const left = roles.length - MOST;
  return markup`<ul class="roles">
${roles.slice(0, MOST).map(renderRole)}</ul>
${left > 0 && markup`<p class="note">and ${left} more roles</p>`}`;
}

function renderRole(role: RoleImpact): Markup {
  return markup`<li class="${impactClass(role)}"><b>${role.role}</b> <span class="members">${describeMembers(role)}</span>
<span class="badges">${renderImpact(role)}</span></li>
`;
}
