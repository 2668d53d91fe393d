import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * File of the Chromium that stands on this machine: `CHROMIUM`, or the first of the usual names on the PATH.
 *
 * @throws {Error} when there is none
 */
export function findChromium(): string {
  const { CHROMIUM, PATH = "" } = process.env;
  const files = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = CHROMIUM ?? files.find((file) => existsSync(file));
  if (found !== undefined && existsSync(found)) return found;
  throw new Error(
    `no Chromium ${CHROMIUM === undefined ? "on the PATH" : `at CHROMIUM='${CHROMIUM}'`}; the page is tested in a real browser: install one ('apt-get install chromium' on Debian), or name its program in CHROMIUM`,
  );
}
