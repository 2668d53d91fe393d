import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page in a browser, and everything that it did and should not do. */
export interface OpenPage {
  readonly page: Page;
  /** Lines on the console, faults of the script, refusals of the content security policy, dialogs, and requests. */
  readonly noise: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens a file with this text; every request but the one for the file itself is refused and noted. */
export async function openPage(browser: Browser, html: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const folder = mkdtempSync(join(tmpdir(), "private-cluster-page-"));
  const file = join(folder, "review.html");
  writeFileSync(file, html);
  const url = pathToFileURL(file).href;
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const noise: string[] = [];
  page.on("console", (message) => noise.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => noise.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    noise.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("data:")) noise.push(`request: ${request.url()}`);
  });
  await context.route(
    (address) => address.href !== url,
    (route) => route.abort(),
  );
  await page.goto(url);
  const close = async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { page, noise, close };
}
