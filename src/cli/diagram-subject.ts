/** What `npm run diagram` draws, and `npm run generate` for the README. */
import { basename } from "node:path";
import { loadEnvironmentNamed } from "../config/load-environment";
import { readNetworkModel } from "../model/read-network-model";
import { PictureArrow } from "../picture/picture";
import { renderPicture } from "../picture/render-picture";
import { Contract } from "../verify/contract/contract";
import { environmentContract } from "../verify/contract/environment-contract";
import { verify } from "../verify/verify";
import { InputFile, readInputFile } from "./input-file";
import { synthesizeStack } from "./synthesize-stack";

/** A stack, and the contract that its arrows are held against. */
export interface DiagramSubject {
  readonly title: string;
  readonly source: InputFile;
  /** Undefined for a stack of somebody else; its arrows are then neither expected nor a surprise. */
  readonly contract?: Contract;
}

const DEFAULT_ENVIRONMENT = "dev";
const NOTHING_ALLOWED: Contract = { addresses: new Map(), flows: [] };

/**
 * Reads what is to be drawn.
 *
 * @param name name of the environment; undefined where the user gave none
 * @param stack file of a Terraform JSON, drawn instead of the environment's own
 * @throws {CommandError} when the file cannot be read
 * @throws {ConfigError} when the environment file cannot be used
 */
export async function readDiagramSubject(name: string | undefined, stack?: string): Promise<DiagramSubject> {
  const source = stack === undefined ? undefined : readInputFile(stack, "name a cdk.tf.json, or leave --stack out");
  if (source && name === undefined) return { title: basename(source.file), source };
  const { environment } = loadEnvironmentNamed(name ?? DEFAULT_ENVIRONMENT);
  const file = `${environment.name}/cdk.tf.json`;
  return {
    title: environment.name,
    source: source ?? { file, text: await synthesizeStack(environment) },
    contract: environmentContract(environment),
  };
}

/**
 * The picture of a stack with the traffic that is possible in it, as one SVG file.
 *
 * @throws {StackFormatError} when the stack cannot be read
 */
export function drawSubject({ title, source, contract }: DiagramSubject): string {
  const model = readNetworkModel(source.text, source.file);
  const flows = verify(model, contract ?? NOTHING_ALLOWED, title).flows;
  const possible = flows.filter(({ verdict, impliedBy }) => verdict !== "blocked" && impliedBy === undefined);
  // Where nobody says what is meant, what may perhaps be possible would be between all and everybody.
  const shown = contract ? possible : possible.filter(({ verdict }) => verdict === "allowed");
  const arrows = shown.map(({ verdict, expected, ...flow }): PictureArrow => ({
    ...flow,
    expected: contract && expected,
    certainty: verdict === "unknown" ? "possible" : "certain",
  }));
  const left = possible.length - shown.length;
  const note = left === 0 ? undefined : `Not drawn: ${left} ${left === 1 ? "flow" : "flows"} that the JSON leaves open`;
  return `${renderPicture({ id: "picture", title, model, arrows, marks: new Map(), note })}\n`;
}
