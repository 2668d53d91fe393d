import { plainLine } from "../plain-line";

/** Characters that HTML or Markdown would take for its own; an underscore inside a word is none of them. */
const MARKUP = /[&<>|`*~[\]\\$]|(?<![a-z0-9])_+|_+(?![a-z0-9])/gi;

/** Where GitHub would see a mention, a link to an issue or an address of the web. */
const LINK = /(?<=[@#])(?=\w)|(?<=:)(?=\/\/)|(?<=\bwww)(?=\.)/gi;

/** A blank of no width; GitHub makes links even of characters that are written as entities. */
const NOTHING = "&#8203;";

/** A text in one line that Markdown shows as it is, in a sentence, a cell of a table or an element of HTML. */
export function escapeMarkdown(text: string): string {
  // Entities have `#` and a digit in them, so links are looked for before anything is written as one.
  return plainLine(text).split(LINK).map(escapeMarkup).join(NOTHING);
}

function escapeMarkup(text: string): string {
  return text.replace(MARKUP, (characters) => characters.replace(/./g, (one) => `&#${one.charCodeAt(0)};`));
}
