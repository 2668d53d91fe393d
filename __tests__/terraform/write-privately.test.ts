import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writePrivately } from "../../src/terraform/write-privately";

const newFolder = () => mkdtempSync(join(tmpdir(), "private-cluster-private-"));

describe("writePrivately", () => {
  it("takes the place of a file that everybody could read", () => {
    const folder = newFolder();
    const file = join(folder, "plan");
    writeFileSync(file, "old", { mode: 0o644 });
    writePrivately(file, "new");
    expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777]).toEqual(["new", 0o600]);
    expect(readdirSync(folder)).toEqual(["plan"]);
  });

  it("leaves nothing half written behind where it cannot be put in place", () => {
    const folder = newFolder();
    mkdirSync(join(folder, "plan", "full"), { recursive: true });
    expect(() => writePrivately(join(folder, "plan"), "secret")).toThrow();
    expect(readdirSync(folder)).toEqual(["plan"]);
  });
});
