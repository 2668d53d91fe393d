import pc from "picocolors";

/** What a phase can do while it runs. */
export interface PhaseReport {
  /** Shows what is going on; on a terminal the line replaces the one before. */
  readonly progress: (line: string) => void;
}

/** Longest progress line, so that it never wraps. */
const LINE_LENGTH = 100;

/** Runs the phases of a long command one after the other, each with a line that ends with its duration. */
export class Phases {
  private readonly started = Date.now();
  private number = 0;

  constructor(private readonly out: NodeJS.WriteStream = process.stdout) {}

  /** Runs one phase; a failure is marked and thrown on. */
  async run<Result>(title: string, phase: (report: PhaseReport) => Promise<Result>): Promise<Result> {
    this.number += 1;
    const heading = `${this.number}  ${title}`;
    const started = Date.now();
    if (!this.out.isTTY) this.out.write(`${heading} ...\n`);
    const report = {
      progress: (line: string) => {
        this.show(`${heading}: ${line}`, started);
      },
    };
    report.progress("");
    try {
      const result = await phase(report);
      this.end(pc.green("✔"), heading, started);
      return result;
    } catch (error) {
      this.end(pc.red("✘"), heading, started);
      throw error;
    }
  }

  /** Seconds since the first phase began. */
  get seconds(): number {
    return Math.round((Date.now() - this.started) / 1000);
  }

  private show(text: string, started: number): void {
    if (!this.out.isTTY) return;
    const seconds = Math.round((Date.now() - started) / 1000);
    this.out.write(`\r\u001b[K${text.slice(0, LINE_LENGTH)} ${pc.dim(`${seconds} s`)}`);
  }

  private end(mark: string, heading: string, started: number): void {
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    this.out.write(`${this.out.isTTY ? "\r\u001b[K" : ""}${mark} ${heading} ${pc.dim(`${seconds} s`)}\n`);
  }
}
