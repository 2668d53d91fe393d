import { Markup, markup } from "./markup";

/** A part of the page under a heading of its own. */
export interface PageSection {
  /** Anchor, for example `traffic`. */
  readonly id: string;
  readonly title: string;
  /** How many things are in it, for the list of contents. */
  readonly count?: number;
  readonly body: Markup;
}

/** The section with its heading. */
export function renderSection({ id, title, count, body }: PageSection): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}${renderCount(count)}</h2>
${body}
</section>
`;
}

/** Links to all sections. */
export function renderContents(sections: readonly PageSection[]): Markup {
  const links = sections.map(({ id, title, count }) => {
    return markup`<li><a href="#${id}">${title}${renderCount(count)}</a></li>`;
  });
  return markup`<ul>${links}</ul>`;
}

function renderCount(count: number | undefined): Markup | undefined {
  return count === undefined ? undefined : markup` <span class="count">${count.toLocaleString("en")}</span>`;
}
