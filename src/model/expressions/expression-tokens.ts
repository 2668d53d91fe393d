/**
 * Cuts a Terraform template, such as `${aws_eip.a.public_ip}/32`, into its texts and the tokens of its expressions.
 *
 * A text in an expression is a template again, so texts nest: `${join("-", ["a", "${local.b}"])}`.
 */

/** A piece of an expression. */
export type Token =
  | { readonly kind: "name" | "number" | "symbol"; readonly text: string; readonly start: number; readonly end: number }
  | {
      readonly kind: "template";
      readonly parts: readonly TemplatePart[];
      readonly start: number;
      readonly end: number;
    };

/** A text as it is, or an expression between `${` and `}`. */
export type TemplatePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "expression"; readonly tokens: readonly Token[]; readonly source: string };

/** A template that this reader cannot take apart. */
export class TemplateSyntaxError extends Error {
  override readonly name = "TemplateSyntaxError";
}

const SPACE = /\s+/y;
const NAME = /[A-Za-z_][A-Za-z0-9_-]*/y;
const NUMBER = /\d+(\.\d+)?/y;
const DIGITS = /\d+/y;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/**
 * The parts of a template, in order.
 *
 * @throws {TemplateSyntaxError} when an expression does not end, or when the text has `%{` directives
 */
export function scanTemplate(source: string): readonly TemplatePart[] {
  return new TemplateScanner(source).template(false);
}

class TemplateScanner {
  private position = 0;

  constructor(private readonly source: string) {}

  /** Reads up to the end, or up to the closing quote; only quoted texts have backslashes. */
  template(quoted: boolean): TemplatePart[] {
    const parts: TemplatePart[] = [];
    let text = "";
    const keepText = () => {
      if (text !== "") parts.push({ kind: "text", text });
      text = "";
    };
    while (this.position < this.source.length) {
      if (quoted && this.take('"')) {
        keepText();
        return parts;
      }
      if (this.take("${")) {
        keepText();
        parts.push(this.expression());
      } else {
        text += this.character(quoted);
      }
    }
    if (quoted) throw new TemplateSyntaxError("the text has no closing quote");
    keepText();
    return parts;
  }

  private character(quoted: boolean): string {
    if (this.take("$${")) return "${";
    if (this.take("%%{")) return "%{";
    if (this.take("%{")) throw new TemplateSyntaxError("directives are not read");
    const character = this.source.charAt(this.position++);
    if (!quoted || character !== "\\") return character;
    const escaped = ESCAPES[this.source.charAt(this.position++)];
    if (escaped === undefined) throw new TemplateSyntaxError("the escape is not read");
    return escaped;
  }

  private expression(): TemplatePart {
    const start = this.position;
    const tokens: Token[] = [];
    for (let depth = 0; ;) {
      const token = this.token(tokens.at(-1));
      if (isSymbol(token, "{")) depth += 1;
      if (isSymbol(token, "}") && depth-- === 0) {
        return { kind: "expression", tokens, source: this.source.slice(start, token.start) };
      }
      tokens.push({ ...token, start: token.start - start, end: token.end - start });
    }
  }

  private token(previous: Token | undefined): Token {
    this.match(SPACE);
    const start = this.position;
    if (start >= this.source.length) throw new TemplateSyntaxError("the expression does not end");
    if (this.take('"')) return { kind: "template", parts: this.template(true), start, end: this.position };
    const name = this.match(NAME);
    if (name !== undefined) return { kind: "name", text: name, start, end: this.position };
    // In the old index `list.0.id` the digits end at the next dot.
    const number = this.match(previous && isSymbol(previous, ".") ? DIGITS : NUMBER);
    if (number !== undefined) return { kind: "number", text: number, start, end: this.position };
    const symbol = this.source.charAt(this.position++);
    return { kind: "symbol", text: symbol, start, end: this.position };
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.source)?.[0];
    this.position += found?.length ?? 0;
    return found;
  }

  private take(text: string): boolean {
    if (!this.source.startsWith(text, this.position)) return false;
    this.position += text.length;
    return true;
  }
}

function isSymbol(token: Token, text: string): boolean {
  return token.kind === "symbol" && token.text === text;
}
