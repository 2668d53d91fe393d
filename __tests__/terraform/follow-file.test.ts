import fc from "fast-check";
import { appendFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FileFollower } from "../../src/terraform/follow-file";

const folder = mkdtempSync(join(tmpdir(), "private-cluster-follow-"));
let number = 0;

function follow(): { file: string; lines: string[]; follower: FileFollower } {
  const file = join(folder, `${(number += 1)}.txt`);
  writeFileSync(file, "");
  const lines: string[] = [];
  return { file, lines, follower: new FileFollower(file, (line) => lines.push(line)) };
}

describe("FileFollower", () => {
  it("hands over a line when it is finished, and the last one at the end", () => {
    const { file, lines, follower } = follow();
    appendFileSync(file, "one\ntw");
    follower.read();
    expect(lines).toEqual(["one"]);
    appendFileSync(file, "o\nthree");
    follower.read();
    expect(lines).toEqual(["one", "two"]);
    follower.end();
    expect(lines).toEqual(["one", "two", "three"]);
  });

  it("loses nothing, wherever the file is cut, inside a character too", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\n", ""))),
        fc.array(fc.nat(40)),
        (written, cuts) => {
          const { file, lines, follower } = follow();
          let bytes = Buffer.from(written.map((line) => `${line}\n`).join(""));
          for (const cut of cuts) {
            appendFileSync(file, bytes.subarray(0, cut));
            bytes = bytes.subarray(cut);
            follower.read();
          }
          appendFileSync(file, bytes);
          follower.end();
          expect(lines).toEqual(written);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("reads a line that is longer than what is read at once", () => {
    const { file, lines, follower } = follow();
    appendFileSync(file, `${"é".repeat(100_001)}\n`);
    follower.end();
    expect(lines).toEqual(["é".repeat(100_001)]);
  });
});
