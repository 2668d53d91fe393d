import { Page } from "playwright-core";

/** A piece of text whose colour is too near to what is behind it. */
export interface FaintText {
  readonly text: string;
  readonly ratio: number;
}

/**
 * Texts of the page below a contrast ratio, as the browser draws them: each against the nearest background behind it.
 *
 * @see https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
export function findFaintTexts(page: Page, least: number): Promise<readonly FaintText[]> {
  return page.evaluate<readonly FaintText[]>(`(${FIND_FAINT_TEXTS})(${least})`);
}

/** It runs in the page, and is a text so that no compiler puts anything in it that the page does not have. */
const FIND_FAINT_TEXTS = `(least) => {
  const parse = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let box = element; box; box = box.parentElement) {
      const color = parse(getComputedStyle(box).backgroundColor);
      if (color[3] !== 0) return color;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const element of document.body.querySelectorAll("*:not(script, option, svg, svg *)")) {
    const text = [...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data).join("").trim();
    if (!text) continue;
    const [a, b] = [luminance(parse(getComputedStyle(element).color)), luminance(behind(element))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < least) faint.push({ text: text.slice(0, 60), ratio });
  }
  return faint;
}`;
