import { Impact } from "../../src/review/impact";
import { Review } from "../../src/review/review";
import { ALL_SITUATIONS } from "../support/situations/all-situations";
import { reviewSituation } from "../support/situations/review-situation";
import { loadSituation } from "../support/situations/saved-situation";
import { ExpectedImpact, ExpectedReview } from "../support/situations/situation";

const HARMLESS: readonly Impact[] = ["none", "in-place"];

/** What a review says otherwise than it is, a line each. */
function disagreements(review: Review, expected: ExpectedReview): readonly string[] {
  const { verdict, roles = {}, exposed = [], applicable = true } = expected;
  const named = new Set([...Object.keys(roles), ...review.roles.map(({ role }) => role)]);
  const impactOf = (role: string) => review.roles.find((one) => one.role === role)?.impact ?? "none";
  const found = review.roles.filter(({ exposure }) => exposure).map(({ role }) => role);
  return [
    ...disagreement("verdict", review.verdict, verdict),
    ...[...named].flatMap((role) => disagreement(role, impactOf(role), roles[role] ?? HARMLESS)),
    ...(exposed.toSorted().join() === found.toSorted().join()
      ? []
      : [`exposed: ${found.join(", ") || "nothing"}, and not ${exposed.join(", ") || "nothing"}`]),
    ...(review.applicable === applicable ? [] : [`applicable: ${review.applicable}`]),
  ];
}

function disagreement(what: string, found: Impact, expected: ExpectedImpact): readonly string[] {
  const right = typeof expected === "string" ? [expected] : expected;
  return right.includes(found) ? [] : [`${what}: ${found}, and not ${right.join(" or ")}`];
}

describe("reviewPlan, of real plans", () => {
  it.each(ALL_SITUATIONS.map((situation) => [situation.name, situation] as const))(
    "%s is reviewed as AWS does it",
    (name, situation) => {
      const review = reviewSituation(situation, loadSituation(name));
      expect(disagreements(review, situation.expected)).toEqual([]);
    },
  );
});
