/**
 * Pictures to look into: the shipped environments with the traffic that their contract allows, and what an SVG says.
 */
import { readNetworkModel } from "../../src/model/read-network-model";
import { NetworkModel } from "../../src/model/network-model";
import { PictureArrow } from "../../src/picture/picture";
import { verify } from "../../src/verify/verify";
import { environmentContract } from "../../src/verify/contract/environment-contract";
import { Overrides, shippedEnvironment } from "./environment";
import { synthesizeText } from "./synthesize";

/** A model and the arrows between its roles. */
export interface PictureSubject {
  readonly model: NetworkModel;
  readonly arrows: readonly PictureArrow[];
}

/** The stack of a shipped environment with some fields written over. */
export function pictureSubject(name: "dev" | "prod", ...overrides: readonly Overrides[]): PictureSubject {
  const environment = shippedEnvironment(name, ...overrides);
  const model = readNetworkModel(synthesizeText(environment), "cdk.tf.json");
  const { flows } = verify(model, environmentContract(environment), name);
  return { model, arrows: flows.filter(({ verdict, impliedBy }) => verdict === "allowed" && !impliedBy) };
}

/** All texts that a reader sees, in the order in which they are drawn. */
export function textsIn(svg: string): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) => unescape(text));
}

/** A text with where it stands, for example `480.5,310 Client`. */
export function placedTextsIn(svg: string): ReadonlyMap<string, string> {
  const found = svg.matchAll(/<text[^>]* x="([^"]*)" y="([^"]*)"[^>]*>([^<]*)<\/text>/g);
  return new Map([...found].map(([, x = "", y = "", text = ""]) => [unescape(text), `${x},${y}`]));
}

/** What is wrong with a text as XML: tags that are not closed, attributes that are not quoted. */
export function faultsInXml(xml: string): readonly string[] {
  const open: string[] = [];
  const faults: string[] = [];
  const outside = xml.replace(/<(\/?)([a-z]+)((?:\s[\w:-]+="[^"<]*")*)(\/?)>/g, (_, end, tag: string, __, alone) => {
    if (end === "/" && open.pop() !== tag) faults.push(`</${tag}> closes something else`);
    if (end !== "/" && alone !== "/") open.push(tag);
    return "";
  });
  if (/[<]|&(?!amp;|lt;|gt;|quot;|#39;)/.test(outside)) faults.push(`'${outside}' has a stray sign`);
  return [...faults, ...open.map((tag) => `<${tag}> is not closed`)];
}

function unescape(text: string): string {
  const signs: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => signs[name] ?? "");
}
