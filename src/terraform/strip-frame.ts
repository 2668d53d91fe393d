const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

/** Takes colours and the frame that Terraform draws around messages away. */
export function stripFrame(text: string): string {
  return text
    .replace(COLOUR, "")
    .replace(/^[│╷╵] ?/gm, "")
    .trim();
}
