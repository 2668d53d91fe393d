import { tmpdir } from "node:os";
import { assertRoom, DiskFullError } from "../../src/terraform/assert-room";

const MIB = 2 ** 20;

describe("assertRoom", () => {
  it("passes where a state that cannot be saved in its bucket has room", () => {
    expect(() => assertRoom("/stacks/dev", () => 64 * MIB)).not.toThrow();
    expect(() => assertRoom(tmpdir())).not.toThrow();
  });

  it("refuses a disk that is full, or nearly", () => {
    expect(() => assertRoom("/stacks/dev", () => 64 * MIB - 1)).toThrow(
      new DiskFullError(
        "/stacks/dev: the disk has 63 MiB free, and a state that cannot be saved in its bucket is kept there; nothing was touched. Make room for 64 MiB and run the command again",
      ),
    );
  });

  it("asks for the disk of the folder", () => {
    expect(() => assertRoom("/proc")).toThrow("/proc: the disk has 0 MiB free");
  });
});
