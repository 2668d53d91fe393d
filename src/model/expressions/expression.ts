/**
 * The expressions of Terraform's JSON that stand for something another place of the JSON says: references, literals,
 * lists, calls. Conditions, arithmetic and `for` are left to Terraform: they are `opaque`.
 */
import { scanTemplate, TemplatePart, TemplateSyntaxError, Token } from "./expression-tokens";

/** A text, number or boolean, or nothing. */
export type Scalar = string | number | boolean | null;

/**
 * One step from a thing into it: `.name`, `["key"]` or `[0]`, `[*]` or `.*`. What follows `[*]` is taken from every item;
 * of what follows the old `.*`, only the names are.
 */
export type Step =
  | { readonly kind: "attribute"; readonly name: string }
  | { readonly kind: "index"; readonly index: Expression }
  | { readonly kind: "splat"; readonly takes: "all" | "names" };

/** An expression; `text` is how it is written, as `${...}`. */
export type Expression =
  | { readonly kind: "literal"; readonly value: Scalar }
  | { readonly kind: "template"; readonly parts: readonly Expression[] }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "name"; readonly name: string; readonly text: string }
  | { readonly kind: "access"; readonly of: Expression; readonly steps: readonly Step[]; readonly text: string }
  | { readonly kind: "call"; readonly name: string; readonly values: readonly Expression[]; readonly text: string }
  | { readonly kind: "opaque"; readonly text: string };

const CONSTANTS: Readonly<Record<string, Scalar>> = { true: true, false: false, null: null };

const parsed = new Map<string, Expression>();

/** The expression that a text of the JSON is; a text without `${` is a literal. The same text is parsed once. */
export function parseTemplate(text: string): Expression {
  if (!text.includes("{")) return { kind: "literal", value: text };
  const earlier = parsed.get(text);
  if (earlier) return earlier;
  const expression = parseOrOpaque(text);
  parsed.set(text, expression);
  return expression;
}

function parseOrOpaque(text: string): Expression {
  try {
    return templateExpression(scanTemplate(text));
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return { kind: "opaque", text };
    throw error;
  }
}

/** A template of one expression is that expression, and keeps its type; others are text. */
function templateExpression(parts: readonly TemplatePart[]): Expression {
  const expressions = parts.map(partExpression);
  const [first, second] = expressions;
  if (first === undefined) return { kind: "literal", value: "" };
  return second === undefined ? first : { kind: "template", parts: expressions };
}

function partExpression(part: TemplatePart): Expression {
  if (part.kind === "text") return { kind: "literal", value: part.text };
  try {
    return new ExpressionParser(part.tokens, part.source).whole();
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return { kind: "opaque", text: `\${${part.source}}` };
    throw error;
  }
}

class ExpressionParser {
  private position = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly source: string,
  ) {}

  whole(): Expression {
    const expression = this.expression();
    if (this.position < this.tokens.length) throw new TemplateSyntaxError("there is more than one expression");
    return expression;
  }

  private expression(): Expression {
    const start = this.tokens[this.position]?.start ?? 0;
    const of = this.primary(start);
    const steps: Step[] = [];
    for (let step = this.step(); step !== undefined; step = this.step()) steps.push(step);
    return steps.length === 0 ? of : { kind: "access", of, steps, text: this.textSince(start) };
  }

  private primary(start: number): Expression {
    const token = this.next();
    if (token.kind === "template") return templateExpression(token.parts);
    if (token.kind === "number") return { kind: "literal", value: Number(token.text) };
    if (token.kind === "name") return this.named(token.text, start);
    if (token.text === "-") return this.negative();
    if (token.text === "[") return { kind: "list", items: this.itemsUntil("]") };
    if (token.text === "(") return this.parenthesized();
    throw new TemplateSyntaxError(`'${token.text}' is not read`);
  }

  private named(name: string, start: number): Expression {
    if (this.take("(")) {
      const values = this.itemsUntil(")");
      return { kind: "call", name, values, text: this.textSince(start) };
    }
    const constant = CONSTANTS[name];
    return constant === undefined
      ? { kind: "name", name, text: this.textSince(start) }
      : { kind: "literal", value: constant };
  }

  private negative(): Expression {
    const token = this.next();
    if (token.kind !== "number") throw new TemplateSyntaxError("only numbers have a sign here");
    return { kind: "literal", value: -Number(token.text) };
  }

  private parenthesized(): Expression {
    const inner = this.expression();
    this.expect(")");
    return inner;
  }

  private itemsUntil(end: string): readonly Expression[] {
    const items: Expression[] = [];
    while (!this.take(end)) {
      items.push(this.expression());
      if (!this.take(",")) {
        this.expect(end);
        return items;
      }
    }
    return items;
  }

  private step(): Step | undefined {
    if (this.take(".")) return this.attribute();
    if (!this.take("[")) return undefined;
    if (this.take("*")) {
      this.expect("]");
      return { kind: "splat", takes: "all" };
    }
    const index = this.expression();
    this.expect("]");
    return { kind: "index", index };
  }

  private attribute(): Step {
    const token = this.next();
    if (token.kind === "name") return { kind: "attribute", name: token.text };
    if (token.kind === "number") return { kind: "index", index: { kind: "literal", value: Number(token.text) } };
    if (token.kind === "symbol" && token.text === "*") return { kind: "splat", takes: "names" };
    throw new TemplateSyntaxError("a dot needs a name behind it");
  }

  private textSince(start: number): string {
    const end = this.tokens[this.position - 1]?.end ?? start;
    return `\${${this.source.slice(start, end)}}`;
  }

  private next(): Token {
    const token = this.tokens[this.position++];
    if (token === undefined) throw new TemplateSyntaxError("the expression ends too early");
    return token;
  }

  private take(symbol: string): boolean {
    const token = this.tokens[this.position];
    if (token?.kind !== "symbol" || token.text !== symbol) return false;
    this.position += 1;
    return true;
  }

  private expect(symbol: string): void {
    if (!this.take(symbol)) throw new TemplateSyntaxError(`'${symbol}' is missing`);
  }
}
