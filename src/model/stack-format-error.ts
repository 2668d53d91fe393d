/** A file that is no Terraform JSON, or that has nothing in it to judge; the message names the file and the remedy. */
export class StackFormatError extends Error {
  override readonly name = "StackFormatError";
}
