import { Known, known, unknown } from "../known";
import { dereference, Value } from "./value";

const FLAGS: Readonly<Record<string, boolean>> = { true: true, "1": true, false: false, "0": false };

/** The value as text; numbers and booleans are written out, null is left out. */
export function textOf(value: Value): Known<string> | undefined {
  const given = dereference(value);
  if (given.kind === "unknown") return given;
  if (given.kind !== "scalar") return unknown(`a ${given.kind} stands where a text belongs`);
  return given.value === null ? undefined : known(String(given.value));
}

/** The value as a number, also from text. */
export function numberOf(value: Value): Known<number> | undefined {
  const text = textOf(value);
  if (text?.kind !== "known") return text;
  const number = Number(text.value);
  return text.value.trim() === "" || Number.isNaN(number) ? unknown(`'${text.value}' is no number`) : known(number);
}

/** The value as a boolean, also from text. */
export function flagOf(value: Value): Known<boolean> | undefined {
  const text = textOf(value);
  if (text?.kind !== "known") return text;
  const flag = FLAGS[text.value];
  return flag === undefined ? unknown(`'${text.value}' is neither true nor false`) : known(flag);
}

/** The texts of a list; a single text is a list of one. */
export function textsOf(value: Value): readonly Known<string>[] {
  return itemsOf(value).flatMap((item) => textOf(item) ?? []);
}

/** The items of a list, also through references; any other value is the only item. */
export function itemsOf(value: Value): readonly Value[] {
  if (value.kind === "reference" && value.given !== undefined) {
    const given = dereference(value);
    return given.kind === "list" ? given.items.flatMap(itemsOf) : [value];
  }
  return value.kind === "list" ? value.items.flatMap(itemsOf) : [value];
}
