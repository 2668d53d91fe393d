import { Markup, markup } from "./markup";

/** Pictures of the network as SVG texts, made by ourselves. */
export interface Pictures {
  /** Undefined where there is nothing before. */
  readonly before?: string;
  readonly after: string;
}

/** The pictures, one in the place of the other, so that a look back and forth shows what differs; on paper both. */
export function renderPictures({ before, after }: Pictures): Markup {
  if (before === undefined) return renderPicture("after", "After this plan", after);
  return markup`<div class="pictures">
<fieldset class="choice"><legend>Show</legend>
${renderChoice("before", "before", false)}${renderChoice("after", "after", true)}${renderChoice("both", "both", false)}
</fieldset>
${renderPicture("before", "Before this plan", before)}
${renderPicture("after", "After this plan", after)}
</div>`;
}

function renderChoice(value: string, words: string, isChosen: boolean): Markup {
  return markup`<label><input type="radio" name="picture" value="${value}"${isChosen && new Markup(" checked")}> ${words}</label>
`;
}

function renderPicture(kind: string, caption: string, svg: string): Markup {
  return markup`<figure class="picture ${kind}"><figcaption class="hidden">${caption}</figcaption>
<div class="scroll" tabindex="0" role="group" aria-label="${caption}">${new Markup(svg)}</div></figure>`;
}
