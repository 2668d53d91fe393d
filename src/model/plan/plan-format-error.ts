/** A file that is no plan in JSON that can be read; the message names the file and the remedy. */
export class PlanFormatError extends Error {
  override readonly name = "PlanFormatError";
}
