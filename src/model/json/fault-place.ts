/** Where a text that should be JSON ends to be it. */
export type FaultPlace = { readonly line: number; readonly column: number } | "end" | undefined;

/** Where the fault is, as far as the engine's message has its position; `end` where the rest of the text is missing. */
export function faultPlace(fault: unknown, text: string): FaultPlace {
  const message = fault instanceof Error ? fault.message : "";
  if (message.includes("end of JSON")) return "end";
  const position = /position (\d+)/.exec(message)?.[1];
  return position === undefined ? undefined : placeAt(Number(position), text);
}

function placeAt(position: number, text: string): FaultPlace {
  if (position >= text.length) return "end";
  const before = text.slice(0, position);
  return { line: before.split("\n").length, column: position - before.lastIndexOf("\n") };
}
