import fc from "fast-check";
import { describeNumbers, nameActor, nameMembers, shorten, stemOf } from "../../src/picture/name-members";

const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 1200 }), { minLength: 1, maxLength: 60 });

/** Numbers that a description stands for. */
function numbersIn(description: string): readonly number[] {
  const step = / (?:odd|even)$/.test(description) ? 2 : 1;
  return description
    .replace(/ (?:odd|even)$/, "")
    .split(", ")
    .flatMap((range) => {
      const [first = 0, last = first] = range.split("–").map(Number);
      return Array.from({ length: (last - first) / step + 1 }, (_, place) => first + place * step);
    });
}

describe("describeNumbers", () => {
  test("whatever the numbers, the description stands for exactly them", () => {
    fc.assert(
      fc.property(numbers, (some) => {
        expect(numbersIn(describeNumbers(some))).toEqual([...some].sort((a, b) => a - b));
      }),
    );
  });

  test("numbers with none left out are one range, every other number too", () => {
    fc.assert(
      fc.property(fc.nat(50), fc.integer({ min: 3, max: 40 }), fc.constantFrom(1, 2), (first, count, step) => {
        const some = Array.from({ length: count }, (_, place) => first + place * step);
        expect(describeNumbers(some).match(/–/g)).toHaveLength(1);
      }),
    );
  });

  test.each([
    [[1], "1"],
    [[1, 2], "1–2"],
    [[2, 4], "2, 4"],
    [[1, 3, 5, 7], "1–7 odd"],
    [[2, 4, 6, 10], "2–6, 10 even"],
    [[9, 7, 8, 1], "1, 7–9"],
  ])("%j reads %s", (some, words) => {
    expect(describeNumbers(some)).toBe(words);
  });
});

describe("nameMembers", () => {
  const workers = (count: number) => Array.from({ length: count }, (_, place) => `aws_instance.workers_${place + 1}`);

  test("a thousand members are named by their numbers", () => {
    expect(nameMembers("workers", workers(1000), 1000)).toBe("Workers 1–1000");
  });

  test("members without numbers are counted", () => {
    expect(nameMembers("web", ["aws_instance.a", "aws_instance.b"], 2)).toBe("Web ×2");
  });

  test("numbers behind different names are not one series", () => {
    expect(nameMembers("web", ["aws_instance.a_1", "aws_instance.b_2"], 2)).toBe("Web ×2");
  });

  test("an autoscaling group is counted, for its number is not its machines' number", () => {
    expect(nameMembers("workers", ["aws_autoscaling_group.workers_1"], 5)).toBe("Workers ×5");
  });

  test("a number that nobody knows is said to be unknown", () => {
    expect(nameMembers("workers", ["aws_autoscaling_group.workers"], undefined)).toBe("Workers ×?");
  });
});

describe("nameActor", () => {
  test.each([
    ["load-balancer", "Load balancer"],
    ["s3", "Amazon S3"],
    ["com.amazonaws.eu-west-1.s3", "Amazon S3"],
    ["com.amazonaws.eu-west-1.ecr.api", "AWS ecr.api"],
    ["module.front.aws_instance.web", "Web"],
  ])("%s reads %s", (actor, name) => {
    expect(nameActor(actor)).toBe(name);
  });
});

describe("stemOf", () => {
  test.each([
    ["aws_instance.node[3]", "aws_instance.node"],
    ['aws_instance.node["a.b"]', "aws_instance.node"],
    ["aws_instance.node_12", "aws_instance.node"],
    ["aws_instance.node", "aws_instance.node"],
  ])("%s is one of %s", (address, stem) => {
    expect(stemOf(address)).toBe(stem);
  });
});

describe("shorten", () => {
  test("no text is longer than it may be, and none has a line break or another control character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
        const short = shorten(text, 12);
        expect(Array.from(short).length).toBeLessThanOrEqual(12);
        expect(short).not.toMatch(/[\p{Cc}]/u);
      }),
    );
  });
});
