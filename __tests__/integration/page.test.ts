import { Browser, chromium, Page } from "playwright-core";
import { readPlan } from "../../src/model/plan/read-plan";
import { renderPage } from "../../src/review/page/render-page";
import { renderHtml } from "../../src/review/report/render-html";
import { reviewPlan } from "../../src/review/review-plan";
import { findChromium } from "../support/find-chromium";
import { manyWorkersPlan } from "../support/many-workers-plan";
import { openPage } from "../support/open-page";
import { change, consequence, OUTAGE, review, traffic } from "../support/review-builder";
import { findFaintTexts } from "../support/text-contrasts";

const PHONE = { viewport: { width: 360, height: 740 } };

/** The least contrast of text by WCAG 2.2, level AA. */
const LEAST_CONTRAST = 4.5;

const WHITE = "rgb(255, 255, 255)";

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 300" role="img"><title>Network</title><rect width="900" height="300" fill="none"/></svg>`;
const HTML = renderPage({ review: OUTAGE, pictures: { before: PICTURE, after: PICTURE } });

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
  });
});

afterAll(() => browser.close());

/** Whether a change stands open. */
async function isOpen(page: Page, address: string): Promise<boolean> {
  return (await changeOf(page, address).getAttribute("open")) !== null;
}

function changeOf(page: Page, address: string) {
  return page.locator("details.change", { has: page.locator(`code.name:text-is("${address}")`) });
}

/** Colour of what is behind everything. */
function backgroundOf(page: Page): Promise<string> {
  return page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
}

async function openAll(page: Page): Promise<void> {
  await page.evaluate("document.querySelectorAll('details').forEach((element) => { element.open = true; })");
}

/** How much wider the page is than the window. */
function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
}

describe("the page in Chromium", () => {
  test("loads nothing, and neither its console nor its content security policy has anything to say", async () => {
    const { page, noise, close } = await openPage(browser, HTML);
    await openAll(page);
    await page.getByRole("radio", { name: "both" }).check();
    expect(noise).toEqual([]);
    await close();
  });

  test("opens a change by a click and by a key", async () => {
    const { page, noise, close } = await openPage(browser, HTML);
    const address = "aws_iam_role_policy.head";
    await changeOf(page, address).locator("summary").first().click();
    expect(await isOpen(page, address)).toBe(true);
    expect(await changeOf(page, address).innerText()).toContain('+       "Action": "s3:*",');
    await page.keyboard.press("Enter");
    expect(await isOpen(page, address)).toBe(false);
    await page.keyboard.press("Space");
    expect(await isOpen(page, address)).toBe(true);
    expect(noise).toEqual([]);
    await close();
  });

  test("opens the change that a consequence leads to, and puts the focus on it", async () => {
    const { page, close } = await openPage(browser, HTML);
    const item = page.locator(".consequences li", { hasText: "The only Head node is replaced" });
    await item.getByRole("link", { name: "see the change" }).press("Enter");
    await page.waitForFunction("document.activeElement.tagName === 'SUMMARY'");
    expect(await isOpen(page, "aws_instance.head_1")).toBe(true);
    await close();
  });

  test("is walked through with the keyboard: the first stop skips the contents", async () => {
    const { page, close } = await openPage(browser, HTML);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the review");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("main");
    await close();
  });

  test("shows the changes of a role, of an impact, and with a text, and says how many", async () => {
    const { page, noise, close } = await openPage(browser, HTML);
    const field = (name: string) => page.getByRole("combobox", { name });
    const shown = () => page.locator("#changes .change:visible code.name").allInnerTexts();
    await field("Role").selectOption("access");
    expect(await shown()).toEqual(["aws_iam_role_policy.head"]);
    await field("Role").selectOption("");
    await field("Impact").selectOption("outage or worse");
    expect(await shown()).toEqual(["aws_instance.head_1"]);
    await field("Impact").selectOption("exposure");
    expect(await shown()).toEqual(["aws_vpc_security_group_ingress_rule.oops"]);
    await field("Impact").selectOption("any");
    await page.getByRole("searchbox", { name: "Text" }).fill("S3:GETOBJECT");
    expect(await shown()).toEqual(["aws_iam_role_policy.head"]);
    expect(await page.getByRole("search", { name: "Changes" }).getByRole("status").innerText()).toBe("1 of 3 shown");
    expect(noise).toEqual([]);
    await close();
  });

  test("copies an address", async () => {
    const { page, close } = await openPage(browser, HTML, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByRole("button", { name: "copy aws_iam_role_policy.head" }).first().click();
    await page.waitForSelector("button.copy:text-is('copied')");
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe("aws_iam_role_policy.head");
    await close();
  });

  test("shows one picture in the place of the other", async () => {
    const { page, close } = await openPage(browser, HTML);
    const visible = async () => {
      const figures = await page.locator("figure.picture:visible").all();
      return Promise.all(figures.map((figure) => figure.getAttribute("class")));
    };
    expect(await visible()).toEqual(["picture after"]);
    await page.getByRole("radio", { name: "after" }).focus();
    await page.keyboard.press("ArrowLeft");
    expect(await visible()).toEqual(["picture before"]);
    await page.getByRole("radio", { name: "both" }).check();
    expect(await visible()).toEqual(["picture before", "picture after"]);
    await close();
  });

  test("has a name for every region, table, button and field that a screen reader tells", async () => {
    const { page, close } = await openPage(browser, HTML);
    const tree = await page.locator("body").ariaSnapshot();
    expect(tree).toContain('- navigation "Contents"');
    expect(tree).toContain("- main:");
    expect(tree).toContain('- heading "Consequences 3" [level=2]');
    expect(tree).toContain('- rowheader "internet"');
    expect(tree).toContain('- cell "TCP 22 opened, against the contract"');
    expect(tree).not.toMatch(/- (region|button|combobox|searchbox|radio|link|table)(:| \[|$)/m);
    await close();
  });
});

describe("the page in Chromium, wherever it is read", () => {
  test.each(["light", "dark"] as const)("has enough contrast in %s", async (colorScheme) => {
    const { page, close } = await openPage(browser, HTML, { colorScheme });
    await openAll(page);
    expect(await findFaintTexts(page, LEAST_CONTRAST)).toEqual([]);
    expect((await backgroundOf(page)) === WHITE).toBe(colorScheme === "light");
    await close();
  });

  test("fits a phone of 360 pixels with everything open, long names too", async () => {
    const long = change({ address: `aws_instance.${"very_long_name_".repeat(20)}`, role: "r".repeat(200) });
    const reviews = [OUTAGE, review({ ...OUTAGE, environment: "e".repeat(300), changes: [long] })];
    for (const each of reviews) {
      const page = await openPage(browser, renderPage({ review: each, pictures: { after: PICTURE } }), PHONE);
      await openAll(page.page);
      expect(await overflowOf(page.page)).toBe(0);
      await page.close();
    }
  });

  test("has everything open on paper, on white, also without its script", async () => {
    const options = { javaScriptEnabled: false, colorScheme: "dark" } as const;
    const { page, close } = await openPage(browser, HTML, options);
    await page.emulateMedia({ media: "print" });
    const boxes = page.locator(".diff");
    const heights = await Promise.all((await boxes.all()).map((box) => box.boundingBox()));
    expect(heights.length).toBeGreaterThan(3);
    expect(heights.every((box) => (box?.height ?? 0) > 10)).toBe(true);
    expect(await backgroundOf(page)).toBe(WHITE);
    expect(await page.locator("nav").isVisible()).toBe(false);
    await close();
  });

  test("is read without its script: changes open, and no button stands there that does nothing", async () => {
    const { page, close } = await openPage(browser, HTML, { javaScriptEnabled: false });
    await changeOf(page, "aws_instance.head_1").locator("summary").first().click();
    expect(await page.getByText('+ instance_type: "t3.medium"').isVisible()).toBe(true);
    expect(await page.locator("button:visible, select:visible, input[type=search]:visible").count()).toBe(0);
    await close();
  });
});

describe("the page in Chromium, of hostile and of large plans", () => {
  test("runs nothing and loads nothing that stands in a plan, and shows it", async () => {
    const hostile = `</script><script>alert(1)</script>"><img src=https://example.com/x onerror=alert(2)>\u202E'`;
    const page = renderPage({
      review: review({
        environment: hostile,
        headline: hostile,
        roles: [{ role: hostile, impact: "outage", exposure: true, members: {} }],
        consequences: [
          consequence({ role: hostile, message: hostile, resource: hostile, constructPath: hostile, cause: [hostile] }),
        ],
        traffic: { opened: [traffic(`${hostile} -> ${hostile}`, hostile, { via: [hostile] })], closed: [] },
        changes: [
          change({
            address: hostile,
            role: hostile,
            previousAddress: hostile,
            importId: hostile,
            attributes: [{ path: hostile, before: hostile, after: { [hostile]: hostile }, forcesReplacement: true }],
          }),
        ],
        outputs: [{ name: hostile, action: "create", before: null, after: hostile }],
        notSeen: [{ about: hostile, reason: hostile }],
      }),
      reviewedAt: hostile,
    });
    const { page: opened, noise, close } = await openPage(browser, page);
    await openAll(opened);
    await opened.locator("summary").first().click();
    expect(noise).toEqual([]);
    expect(await opened.locator("h1").innerText()).toContain("onerror=alert(2)>\\u202e'");
    expect(await opened.locator("img, script:not(:last-child)").count()).toBe(0);
    await close();
  });

  test("stays quick with a thousand Workers: few elements, and a filter that answers at once", async () => {
    const plan = readPlan(manyWorkersPlan(1000), "many.plan.json");
    const reviewed = reviewPlan(plan, { environment: "lab" });
    const html = renderHtml(reviewed.review, { networks: reviewed });
    const { page, noise, close } = await openPage(browser, html, PHONE);
    expect(html.length).toBeLessThan(500_000);
    expect(await page.evaluate<number>("document.querySelectorAll('*').length")).toBeLessThan(3_000);
    const started = performance.now();
    await page.getByRole("searchbox", { name: "Text" }).fill("workers_517");
    await page.waitForFunction("document.querySelector('.filter output').textContent.startsWith('1 of ')");
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(await page.locator("code.name:visible").allInnerTexts()).toEqual(["aws_instance.workers_1–1000"]);
    expect(await page.locator(".picture.after svg").innerHTML()).toContain("Workers 1–1000");
    await openAll(page);
    expect(await overflowOf(page)).toBe(0);
    expect(noise).toEqual([]);
    await close();
  });
});
