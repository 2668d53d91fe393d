import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

const CHUNK_BYTES = 65_536;

/** Reads the lines of a file that another program appends to. */
export class FileFollower {
  private readonly file: number;
  private readonly decoder = new StringDecoder("utf8");
  private readonly buffer = Buffer.alloc(CHUNK_BYTES);
  private rest = "";

  constructor(
    path: string,
    private readonly onLine: (line: string) => void,
  ) {
    this.file = openSync(path, "r");
  }

  /** Hands over the lines that were finished since the last time. */
  read(): void {
    for (let bytes = this.fill(); bytes > 0; bytes = this.fill()) {
      const lines = (this.rest + this.decoder.write(this.buffer.subarray(0, bytes))).split("\n");
      this.rest = lines.pop() ?? "";
      lines.forEach(this.onLine);
    }
  }

  /** Hands over the rest, a last line without its end too, and closes the file. */
  end(): void {
    this.read();
    const last = this.rest + this.decoder.end();
    if (last !== "") this.onLine(last);
    closeSync(this.file);
  }

  private fill(): number {
    return readSync(this.file, this.buffer, 0, CHUNK_BYTES, null);
  }
}
