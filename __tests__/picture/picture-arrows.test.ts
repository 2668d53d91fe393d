import fc from "fast-check";
import { readNetworkModel } from "../../src/model/read-network-model";
import { PictureArrow } from "../../src/picture/picture";
import { renderBeforeAfter, renderPicture } from "../../src/picture/render-picture";
import { faultsInXml, placedTextsIn, pictureSubject, textsIn } from "../support/pictures";

const { model, arrows } = pictureSubject("prod");
const ssh = { protocol: "tcp", ports: "22" };

function render(...more: readonly PictureArrow[]): string {
  return renderPicture({ id: "p", title: "test", model, arrows: [...arrows, ...more], marks: new Map() });
}

/** A rectangle by its edges. */
interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function framesIn(svg: string, className: string): readonly Frame[] {
  const found = svg.matchAll(/<rect class="([a-z-]+)[^"]*" x="([^"]*)" y="([^"]*)" width="([^"]*)" height="([^"]*)"/g);
  return [...found].flatMap(([, name, ...numbers]) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
    return name === className ? [{ left: x, top: y, right: x + width, bottom: y + height }] : [];
  });
}

/** The straight pieces of all arrows. */
function linesIn(svg: string): readonly Frame[] {
  const paths = [...svg.matchAll(/<path class="p-arrow" d="([^"]*)"/g)].flatMap(([, d = ""]) => d.split("M").slice(1));
  return paths.flatMap((path) => {
    const points = path.split("L").map((point) => point.split(" ").map(Number));
    return points.slice(1).map(([x = 0, y = 0], place) => {
      const [fromX = 0, fromY = 0] = points[place] ?? [];
      const [left, right] = [Math.min(x, fromX), Math.max(x, fromX)];
      return { left, right, top: Math.min(y, fromY), bottom: Math.max(y, fromY) };
    });
  });
}

function pairs(frames: readonly Frame[]): readonly (readonly [Frame, Frame])[] {
  return frames.flatMap((a, place) => frames.slice(place + 1).map((b) => [a, b] as const));
}

function meet(a: Frame, b: Frame): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

/** An arrow ends at the edge of a box. */
function inner({ left, top, right, bottom }: Frame): Frame {
  return { left: left + 1, top: top + 1, right: right - 1, bottom: bottom - 1 };
}

describe("arrows of a picture", () => {
  test.each<[string, PictureArrow, string, string]>([
    ["new", { from: "head", to: "client", ...ssh, mark: "new", expected: true }, "+ TCP 22", "a-new"],
    ["closed", { from: "head", to: "client", ...ssh, mark: "removed" }, "− TCP 22", "a-removed"],
    ["not in the contract", { from: "head", to: "client", ...ssh, expected: false }, "! TCP 22", "a-extra"],
    ["both", { from: "head", to: "client", ...ssh, expected: false, mark: "new" }, "+ ! TCP 22", "a-new-extra"],
    ["not certain", { from: "head", to: "client", ...ssh, certainty: "possible" }, "? TCP 22", "a-unsure"],
  ])("what is %s has its sign and its line", (_, arrow, label, className) => {
    const svg = render(arrow);
    expect(textsIn(svg)).toContain(label);
    expect(svg).toContain(`class="${className}"`);
  });

  test.each([
    ["head, and no contract is there", { to: "head", mark: "new" as const }],
    ["head, which the contract does not allow", { to: "head", mark: "new" as const, expected: false }],
    ["load-balancer, which the contract does not allow", { to: "load-balancer", expected: false }],
  ])("what is open from the internet to the %s says OPEN, on the thickest line of all", (_, more) => {
    const svg = render({ from: "internet", ...ssh, ...more });
    expect(textsIn(svg)).toContain("⚠ OPEN TCP 22");
    const widths = [...svg.matchAll(/\.(a-[a-z-]+) \.p-arrow\{stroke-width:([\d.]+)/g)].sort(
      ([, , a], [, , b]) => Number(b) - Number(a),
    );
    expect(widths[0]?.[1]).toBe("a-open");
  });

  test("what the contract newly opens to the internet is new, and no alarm", () => {
    const texts = textsIn(render({ from: "internet", to: "head", ...ssh, mark: "new", expected: true }));
    expect(texts).toContain("+ TCP 22");
    expect(texts.join()).not.toContain("OPEN");
  });

  test("a role that reaches itself has an arrow from itself to itself", () => {
    expect(textsIn(render({ from: "workers", to: "workers", ...ssh }))).toContain("TCP 22");
  });

  test("traffic of several protocols is in one line", () => {
    const more = { from: "head", to: "client" };
    const texts = textsIn(render({ ...more, protocol: "udp", ports: "53" }, { ...more, ...ssh }));
    expect(texts).toContain("UDP 53; TCP 22");
  });

  test("whoever reaches whom, every arrow of somebody in the network is drawn, and nothing has a place that is no number", () => {
    const actor = fc.constantFrom(
      "internet",
      "operators",
      "s3",
      "client",
      "load-balancer",
      "head",
      "workers",
      "office",
    );
    const any = fc.record({ from: actor, to: actor, protocol: fc.constant("udp"), ports: fc.nat(9).map(String) });
    const inside = ["client", "load-balancer", "head", "workers"];
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (some) => {
        const svg = render(...some);
        const words = textsIn(svg).join("; ");
        for (const { from, to, ports } of some) {
          if (inside.includes(from) || inside.includes(to)) expect(words).toMatch(new RegExp(`UDP [\\d, ]*${ports}`));
        }
        expect(svg.replace(/<style>.*<\/style>/, "")).not.toMatch(/NaN|Infinity|undefined/);
        expect(faultsInXml(svg)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe("places in a picture", () => {
  const actor = fc.constantFrom("internet", "operators", "s3", "client", "load-balancer", "head", "workers", "office");
  const mark = fc.constantFrom("new", "removed", undefined);
  const any = fc.record({ from: actor, to: actor, protocol: fc.constant("udp"), ports: fc.constant("53"), mark });

  test("no two boxes lie on each other, no words of arrows either, and no arrow runs through a box", () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (some) => {
        const svg = render(...some);
        const [boxes, words] = [framesIn(svg, "p-box"), framesIn(svg, "p-pill")];
        expect(pairs(boxes).filter(([a, b]) => meet(a, b))).toEqual([]);
        expect(pairs(words).filter(([a, b]) => meet(a, b))).toEqual([]);
        expect(boxes.flatMap((box) => linesIn(svg).filter((line) => meet(inner(box), line)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("renderBeforeAfter", () => {
  const after = pictureSubject("prod", { workers: { count: 4 }, api: { instanceType: "t4g.large" } });
  const pictures = renderBeforeAfter({
    before: model,
    after: after.model,
    arrows: [
      ...arrows,
      { from: "internet", to: "workers", ...ssh, mark: "new" },
      { from: "client", to: "head", ...ssh, mark: "removed" },
    ],
    marks: new Map([
      ["aws_instance.workers_3", "new"],
      ["aws_instance.workers_4", "new"],
      ["aws_instance.head_1", "replaced"],
    ]),
  });
  const { before: svgBefore = "", after: svgAfter = "" } = pictures;
  const [was, will] = [placedTextsIn(svgBefore), placedTextsIn(svgAfter)];

  test("what stays has the same place in both", () => {
    const both = [...was].filter(
      ([text]) => will.has(text) && text !== "Before" && !/t4g|^[−~±+]|removed|replaced/.test(text),
    );
    expect(both.length).toBeGreaterThan(20);
    for (const [text, place] of both) expect(`${text} ${will.get(text) ?? ""}`).toBe(`${text} ${place}`);
  });

  test("before has what goes, after has what comes", () => {
    expect([was.has("− TCP 22"), will.has("− TCP 22")]).toEqual([true, false]);
    expect([was.has("⚠ OPEN TCP 22"), will.has("⚠ OPEN TCP 22")]).toEqual([false, true]);
    expect([was.has("Workers 3"), will.has("Workers 3")]).toEqual([false, true]);
    expect([was.has("± replaced"), will.has("± replaced")]).toEqual([true, true]);
  });

  test("each shows the machines as they are at its time", () => {
    expect([...was.keys()].join()).not.toContain("t4g.large");
    expect([...will.keys()].join()).toContain("t4g.large");
  });

  test("there is none of a side without a network", () => {
    const empty = readNetworkModel(JSON.stringify({ resource: { aws_iam_role: { r: {} } } }), "cdk.tf.json");
    const sides = { arrows: [], marks: new Map() };
    expect(Object.keys(renderBeforeAfter({ before: empty, after: model, ...sides }))).toEqual(["after"]);
    expect(Object.keys(renderBeforeAfter({ before: model, after: empty, ...sides }))).toEqual(["before"]);
    expect(renderBeforeAfter({ before: empty, after: empty, ...sides })).toEqual({});
  });

  test("boxes of a role are in one frame, at which its arrows end, also where one side has only one of them", () => {
    const one = pictureSubject("dev");
    const two = pictureSubject("dev", { workers: { count: 4 } });
    const marks = new Map([3, 4].map((number) => [`aws_instance.workers_${number}`, "new"] as const));
    const sides = renderBeforeAfter({ before: one.model, after: two.model, arrows: one.arrows, marks });
    const [frames, later] = [sides.before, sides.after].map((svg = "") => framesIn(svg, "p-band"));
    expect(frames).toHaveLength(1);
    expect(frames).toEqual(later);
  });

  test("both can be in one page: no id is in both", () => {
    const ids = [...`${svgBefore}${svgAfter}`.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
