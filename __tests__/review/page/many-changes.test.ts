import { renderPage } from "../../../src/review/page/render-page";
import { ReviewedChange } from "../../../src/review/review";
import { change, consequence, review } from "../../support/review-builder";

function numbered<Thing>(count: number, make: (number: number) => Thing): readonly Thing[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}

describe("renderPage of many changes", () => {
  const workers = numbered(1000, (number): ReviewedChange => {
    const ip = `10.0.${number >> 8}.${number & 255}`;
    return change({
      address: `aws_instance.workers_${number}`,
      attributes: [{ path: "private_ip", before: ip, forcesReplacement: false }],
    });
  });
  const stops = workers.map(({ address }) => consequence({ resource: address, message: "A Worker is replaced." }));
  const notSeen = workers.map(({ address }) => ({ about: address, reason: "its address is not known yet" }));
  const page = renderPage({ review: review({ changes: workers, consequences: stops, notSeen }) });

  test("has one line for a thousand equal changes, consequences and gaps", () => {
    expect(page.match(/<details class="change/g)).toHaveLength(1);
    expect(page).toContain('<code class="name">aws_instance.workers_1–1000</code>');
    expect(page.match(/A Worker is replaced\./g)).toHaveLength(1);
    expect(page).toContain("<code>aws_instance.workers_1–1000</code>: its address is not known yet");
  });

  test("has each address of the group, and says how many values it does not show", () => {
    expect(page).toContain("aws_instance.workers_517 ");
    expect(page).toContain("and 994 more ways, which the JSON has");
  });

  test("leaves out attributes where the page would be too long, and says so", () => {
    const long = numbered(60, (number) => {
      const attributes = numbered(400, (index) => {
        return { path: `tags.k${index}`, after: "x".repeat(250), forcesReplacement: false };
      });
      return change({ address: `aws_vpc.v${number}x`, attributes });
    });
    const html = renderPage({ review: review({ changes: long }) });
    expect(html.length).toBeLessThan(5_000_000);
    expect(html).toContain("aws_vpc.v60x");
    expect(html).toContain("The attributes are in the JSON: this page would be too long with them.");
  });
});
