import { resolve } from "node:path";
import { ALL_SITUATIONS } from "./all-situations";
import { SituationMaker } from "./situation-maker";
import { environmentOfSituation } from "./situation-stack";
import { saveSituation } from "./saved-situation";

/**
 * Makes the saved plans of all situations, or of those whose names are given, with the real Terraform and the emulator:
 *
 *     npx tsx __tests__/support/situations/make-plans.ts [name...]
 */
async function makePlans(names: readonly string[]): Promise<void> {
  const chosen = ALL_SITUATIONS.filter(({ name }) => names.length === 0 || names.includes(name));
  const accounts = new Set(chosen.map((situation) => environmentOfSituation(situation).account));
  for (const account of accounts) {
    const maker = await SituationMaker.start(resolve(".cache/situations", account), account);
    try {
      for (const situation of chosen.filter((one) => environmentOfSituation(one).account === account)) {
        const started = Date.now();
        saveSituation(situation.name, await maker.make(situation));
        process.stdout.write(`${situation.name} ${(Date.now() - started) / 1000} s\n`);
      }
    } finally {
      await maker.stop();
    }
  }
}

void makePlans(process.argv.slice(2));
