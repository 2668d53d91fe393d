import fc from "fast-check";
import { NetworkModel } from "../../src/model/network-model";
import { Mark, MARKS, Picture } from "../../src/picture/picture";
import { renderPicture } from "../../src/picture/render-picture";
import { faultsInXml, PictureSubject, pictureSubject, textsIn } from "../support/pictures";
import { modelOf, NETWORK } from "../support/terraform-json";

const prod = pictureSubject("prod");
const many = { model: workersModel(1000), arrows: [] };

function render(subject: PictureSubject, more: Partial<Picture> = {}): string {
  return renderPicture({ id: "p", title: "test", marks: new Map(), ...subject, ...more });
}

/** Workers with odd numbers in one subnet, with even ones in the other. */
function workersModel(count: number): NetworkModel {
  const workers = Array.from({ length: count }, (_, place) => {
    const subnet_id = `\${aws_subnet.${place % 2 === 0 ? "private" : "public"}.id}`;
    return [`workers_${place + 1}`, { subnet_id, instance_type: "t3.small", tags: { Role: "workers" } }] as const;
  });
  const aws_subnet = {
    private: { ...NETWORK.aws_subnet?.private, availability_zone: "us-east-1a" },
    public: { ...NETWORK.aws_subnet?.public, availability_zone: "us-east-1b" },
  };
  return modelOf(NETWORK, { aws_subnet, aws_instance: Object.fromEntries(workers) });
}

const mark = (...marks: readonly (readonly [string, Mark])[]) => ({ marks: new Map(marks) });

describe("renderPicture of the prod environment", () => {
  const texts = textsIn(render(prod));

  test("shows region, VPC, zones and subnets with their addresses", () => {
    for (const text of ["Region us-east-1", "VPC 10.1.0.0/16", "us-east-1a", "us-east-1b"])
      expect(texts).toContain(text);
    expect(texts.filter((text) => text.startsWith("public ·"))).toEqual([
      "public · 10.1.0.0/20",
      "public · 10.1.16.0/20",
    ]);
    expect(texts.filter((text) => text.startsWith("private ·"))).toHaveLength(2);
  });

  test("shows every role, the gateways and who is outside", () => {
    const roles = ["Client", "Load balancer", "Head 1", "Head 2", "Workers 1", "Workers 2"];
    const others = ["Internet", "Operators", "Amazon S3", "Internet gateway", "NAT gateway", "endpoint"];
    expect(texts).toEqual(expect.arrayContaining([...roles, ...others]));
  });

  test("shows the load balancer once, though it is in two zones", () => {
    expect(texts.filter((text) => text === "Load balancer")).toHaveLength(1);
  });

  test("shows the ports on the arrows, those of one pair of roles together", () => {
    const ports = texts.filter((text) => text.startsWith("TCP"));
    expect([...new Set(ports)].sort()).toEqual([
      "TCP 22",
      "TCP 443",
      "TCP 443 via NAT",
      "TCP 80, 443",
      "TCP 8000",
      "TCP 9000-9010",
    ]);
  });

  test("says which machine has the fixed address", () => {
    expect(texts).toContain("t4g.micro · Elastic IP");
  });

  test("has no legend where there is nothing to explain", () => {
    expect(texts.join()).not.toMatch(/replaced|removed|contract/);
  });
});

describe("renderPicture", () => {
  test("a thousand Workers are two boxes", () => {
    const workers = textsIn(render(many)).filter((text) => text.startsWith("Workers"));
    expect(workers).toEqual(["Workers 1–999 odd", "Workers 2–1000 even"]);
  });

  test("a change to some of them splits a box in those it hits and the rest", () => {
    const svg = render(many, mark(["aws_instance.workers_1", "restarted"], ["aws_instance.workers_3", "restarted"]));
    const workers = textsIn(svg).filter((text) => text.startsWith("Workers"));
    expect(workers).toEqual(["Workers 5–999 odd", "Workers 1, 3", "Workers 2–1000 even"]);
  });

  test("whatever is marked, a box is split by mark and every Worker is in exactly one", () => {
    const some = { model: workersModel(60), arrows: [] };
    const marked = fc.dictionary(fc.integer({ min: 1, max: 60 }).map(String), fc.constantFrom<Mark>("new", "replaced"));
    fc.assert(
      fc.property(marked, (byNumber) => {
        const marks = Object.entries(byNumber).map(([number, one]) => [`aws_instance.workers_${number}`, one] as const);
        const texts = textsIn(render(some, mark(...marks)));
        const boxes = texts.filter((text) => text.startsWith("Workers"));
        const counts = texts.flatMap((text) => /^(\d+) machines/.exec(text)?.[1] ?? []).map(Number);
        expect(boxes.length).toBeLessThanOrEqual(6);
        expect(counts.reduce((sum, count) => sum + count, 0) + boxes.length - counts.length).toBe(60);
      }),
      { numRuns: 20 },
    );
  });

  test.each(Object.entries(MARKS))(
    "%s is told by its sign and word, by a line of its own, and in words",
    (name, { sign, meaning }) => {
      const svg = render(prod, mark(["aws_instance.head_1", name as Mark]));
      expect(textsIn(svg)).toEqual(expect.arrayContaining([`${sign} ${name}`, sign, meaning]));
      expect(svg).toContain(`p-marked m-${name}`);
      expect(svg).toMatch(new RegExp(`<desc[^>]*>[^<]*Head 1 \\(${meaning}\\)`));
    },
  );

  test("a mark of a role marks all that it has", () => {
    expect(textsIn(render(prod, mark(["head", "new"]))).filter((text) => text === "+ new")).toHaveLength(2);
  });

  test("subnets, gateways, VPC, endpoint and Elastic IP are marked as machines are", () => {
    const addresses = [
      "aws_vpc.network_vpc",
      "aws_subnet.network_public_us-east-1a",
      "aws_internet_gateway.network_internet_gateway",
      "aws_nat_gateway.network_private_nat_us-east-1a",
      "aws_vpc_endpoint.network_s3",
      "aws_lb.load_balancer",
    ];
    const texts = textsIn(render(prod, mark(...addresses.map((address) => [address, "replaced"] as const))));
    expect(texts.filter((text) => text === "± replaced")).toHaveLength(addresses.length);
    const released = textsIn(render(prod, mark(["aws_eip.client_elastic_ip", "removed"])));
    expect(released).toContain("t4g.micro · − Elastic IP removed");
  });

  test("the same input gives the same text, in whatever order the arrows come", () => {
    const text = render(prod);
    fc.assert(
      fc.property(fc.shuffledSubarray([...prod.arrows], { minLength: prod.arrows.length }), (arrows) => {
        expect(render({ ...prod, arrows })).toBe(text);
      }),
      { numRuns: 20 },
    );
  });

  test("names nothing outside of itself", () => {
    const text = render(prod).replace('xmlns="http://www.w3.org/2000/svg"', "");
    expect(text).not.toMatch(/https?:|href|url\(|@import|<image|<script|<!|<\?/);
  });

  test("has a name and a description of its own id, and a style for dark screens", () => {
    const text = render(prod, { id: "one" });
    expect(text).toContain('role="img" aria-labelledby="one-title one-words"');
    expect([...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)).toEqual(["one-title", "one-words"]);
    expect(text).toContain("prefers-color-scheme:dark");
  });

  test("a thousand Workers are drawn well under a second", () => {
    const start = performance.now();
    render(many);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe("renderPicture of a stack of somebody else", () => {
  const hostile = `<script>alert("1")</script>\n&'\u0000\u202E]]>`;
  const machine = { subnet_id: "${aws_subnet.private.id}", tags: { Role: hostile } };

  test("whatever things are called, it stays text", () => {
    const model = modelOf(NETWORK, {
      aws_vpc: { w: { cidr_block: "10.1.0.0/16", tags: { Name: hostile } } },
      aws_instance: { a: { ...machine, instance_type: hostile } },
    });
    const arrows = [{ from: hostile, to: "internet", protocol: "tcp", ports: hostile }];
    const text = render({ model, arrows }, { title: hostile, id: 'x" onload="y' });
    expect(faultsInXml(text)).toEqual([]);
    expect(text).not.toContain("<script");
    expect(text).not.toContain(' onload="');
    expect(text).not.toContain("\u202E");
    expect(textsIn(text).some((words) => words.startsWith('<script>alert("1")'))).toBe(true);
  });

  test("machines without role, subnet, zone or number are drawn, and are said to be unknown", () => {
    const group = { min_size: 1, max_size: 9, vpc_zone_identifier: ["${aws_subnet.public.id}"] };
    const model = modelOf(NETWORK, {
      aws_instance: { lost: {}, away: { subnet_id: "subnet-0123" }, node: { ...machine, count: 3, tags: {} } },
      aws_launch_template: { t: {} },
      aws_autoscaling_group: { fleet: { ...group, launch_template: { id: "${aws_launch_template.t.id}" } } },
    });
    const texts = textsIn(render({ model, arrows: [] }));
    const names = ["Lost", "Away", "Node 0–2", "Fleet ×?", "VPC not known", "subnet not known", "subnet-0123"];
    expect(texts).toEqual(expect.arrayContaining([...names, "zone not known"]));
  });

  test("machines that differ in their number only are one role to the arrows", () => {
    const model = modelOf(NETWORK, { aws_instance: { node: { ...machine, count: 3, tags: {} } } });
    const arrow = { to: "internet", protocol: "tcp", ports: "443" };
    const arrows = [0, 1, 2].map((number) => ({ ...arrow, from: `aws_instance.node[${number}]` }));
    expect(textsIn(render({ model, arrows })).filter((text) => text === "TCP 443")).toHaveLength(1);
  });

  test("nothing at all is a picture too", () => {
    const text = render({ model: modelOf({ aws_s3_bucket: { b: {} } }), arrows: [] });
    expect(faultsInXml(text)).toEqual([]);
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });
});
