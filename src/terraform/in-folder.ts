/** A command line that runs a command in a folder, as an operator pastes it into a shell; paths may hold blanks. */
export function inFolder(folder: string, command: string): string {
  return `cd ${quoteArgument(folder)} && ${command}`;
}

function quoteArgument(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
