import { stripVTControlCharacters } from "node:util";

/** Seconds between two lines where the output is no terminal. */
const PLAIN_SECONDS = 20;

/**
 * Turns Terraform's lines into progress: what it does now, after the number of resources that are done. Where the output
 * is no terminal, a line now and then shows that the run is alive.
 */
export function describeCreations(
  progress: (line: string) => void,
  out: Pick<NodeJS.WriteStream, "isTTY" | "write"> = process.stdout,
): (line: string) => void {
  let done = 0;
  let last = Date.now();
  return (coloured) => {
    const line = stripVTControlCharacters(coloured);
    const text = /([\w.-]+\.[\w.-]+): (?:Creat|Still creat|Destroy|Still destroy|Modif).*/.exec(line)?.[0];
    if (/: (Creation|Destruction|Modifications) complete after/.test(line)) done += 1;
    if (text === undefined) return;
    const described = `${done} done, ${text}`;
    progress(described);
    if (out.isTTY || Date.now() - last < PLAIN_SECONDS * 1000) return;
    last = Date.now();
    out.write(`   ${described}\n`);
  };
}
