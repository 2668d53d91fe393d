import { Effect } from "../../src/config/effect";
import { deriveReference } from "../../src/config/render-reference";
import { worstOf } from "../../src/review/impact";
import { ALL_SITUATIONS } from "../support/situations/all-situations";
import { IMPACTS_OF_EFFECT } from "../support/situations/impacts-of-effect";
import { reviewSituation } from "../support/situations/review-situation";
import { loadSituation } from "../support/situations/saved-situation";

const FIELDS = deriveReference().map(({ path, effect }) => {
  return [path, /^\*\*(.+?)\*\*/.exec(effect)?.[1] as Effect] as const;
});

const situationsOf = (field: string) => ALL_SITUATIONS.filter(({ fields }) => fields?.includes(field));

describe("the effects that the reference of the environment file claims", () => {
  it.each(FIELDS)("%s is %s, by the plans that the provider makes for a change of it", (field, effect) => {
    const reviews = situationsOf(field).map((situation) => reviewSituation(situation, loadSituation(situation.name)));
    expect(reviews.length).toBeGreaterThan(0);
    expect(IMPACTS_OF_EFFECT[effect]).toContain(worstOf(reviews.map(({ verdict }) => verdict)));
  });

  it("are shown by situations of fields that there are", () => {
    const fields = new Set(FIELDS.map(([path]) => path));
    const shown = ALL_SITUATIONS.flatMap(({ fields }) => fields ?? []);
    expect(shown.filter((field) => !fields.has(field))).toEqual([]);
  });
});
