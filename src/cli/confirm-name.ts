import { createInterface } from "node:readline/promises";

/** Asks for a name to be typed; anything else, and the end of the input, as by Ctrl-D or Ctrl-C, is a no. */
export async function confirmName(name: string, question: string): Promise<boolean> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const ended = new Promise<string>((done) => prompt.once("close", () => done("")));
  const answer = await Promise.race([prompt.question(question), ended]);
  prompt.close();
  return answer.trim() === name;
}
