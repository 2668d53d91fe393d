import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { Review } from "../../src/review/review";
import { ALL_SITUATIONS } from "../support/situations/all-situations";
import { reviewSituation } from "../support/situations/review-situation";
import { loadSituation } from "../support/situations/saved-situation";
import { Situation } from "../support/situations/situation";
import { SituationMaker } from "../support/situations/situation-maker";

/** One of each kind: a replacement, a restart, fewer machines, drift, another state, a destroy. */
const MADE_AFRESH = [
  "first-deployment",
  "no-changes",
  "api-port-changed",
  "head-resized",
  "workers-scaled-down",
  "ssh-opened-by-hand",
  "destroy",
];

const FOLDER = resolve(".cache/situations-test");

/** What must be the same however often a plan is made. */
function essenceOf({ verdict, exposure, headline, counts, roles, consequences }: Review): unknown {
  return { verdict, exposure, headline, counts, roles, consequences };
}

function situationNamed(name: string): Situation {
  const situation = ALL_SITUATIONS.find((one) => one.name === name);
  if (!situation) throw new RangeError(`situations: '${name}' is none of them`);
  return situation;
}

describe("the saved plans", () => {
  let maker: SituationMaker;

  beforeAll(async () => {
    maker = await SituationMaker.start(FOLDER);
    await maker.deploy("dev");
  });

  afterAll(async () => {
    await maker.stop();
    rmSync(FOLDER, { recursive: true, force: true });
  });

  test.each(MADE_AFRESH)("%s is what Terraform and the provider make today", async (name) => {
    const situation = situationNamed(name);
    const made = await maker.make(situation);
    expect(essenceOf(reviewSituation(situation, made))).toEqual(
      essenceOf(reviewSituation(situation, loadSituation(name))),
    );
  });
});
