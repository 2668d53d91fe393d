import { Markup, markup } from "./markup";

/** Pictures of the network as SVG texts, made by ourselves; undefined where there is nothing to draw. */
export interface Pictures {
  readonly before?: string;
  readonly after?: string;
}

/** The pictures, one in the place of the other, so that a look back and forth shows what differs; on paper both. */
export function renderPictures({ before, after }: Pictures): Markup {
  if (before === undefined || after === undefined) return renderSides({ before, after });
  return markup`<div class="pictures">
<fieldset class="choice"><legend>Show</legend>
${renderChoice("before", "before", false)}${renderChoice("after", "after", true)}${renderChoice("both", "both", false)}
</fieldset>
${renderSides({ before, after })}
</div>`;
}

function renderChoice(value: string, words: string, isChosen: boolean): Markup {
  return markup`<label><input type="radio" name="picture" value="${value}"${isChosen && new Markup(" checked")}> ${words}</label>
`;
}

function renderSides({ before, after }: Pictures): Markup {
  return markup`${renderPicture("before", "Before this plan", before)}
${renderPicture("after", "After this plan", after)}`;
}

function renderPicture(kind: string, name: string, svg: string | undefined): Markup {
  if (svg === undefined) return markup`<p class="note">${name}: no network.</p>`;
  return markup`<figure class="picture ${kind}">
<div class="scroll" tabindex="0" role="group" aria-label="${name}">${new Markup(svg)}</div></figure>`;
}
