import { resolve } from "node:path";
import { ALL_SITUATIONS } from "./all-situations";
import { environmentOf } from "./base-environments";
import { Situation } from "./situation";
import { SituationMaker } from "./situation-maker";
import { saveSituation } from "./saved-situation";

/**
 * Makes the saved plans of all situations, or of those whose names are given, with the real Terraform and the emulator:
 *
 *     npx tsx __tests__/support/situations/make-plans.ts [name...]
 */
async function makePlans(names: readonly string[]): Promise<void> {
  const chosen = ALL_SITUATIONS.filter(({ name }) => names.length === 0 || names.includes(name));
  const accounts = new Set(chosen.map(accountOf));
  for (const account of accounts) {
    await makeInAccount(
      account,
      chosen.filter((situation) => accountOf(situation) === account),
    );
  }
}

async function makeInAccount(account: string, situations: readonly Situation[]): Promise<void> {
  const maker = await SituationMaker.start(resolve(".cache/situations", account), account);
  try {
    const bases = [...new Set(situations.map(({ base }) => base))];
    await Promise.all(
      bases.map((base) =>
        makeAll(
          maker,
          situations.filter((situation) => situation.base === base),
        ),
      ),
    );
  } finally {
    await maker.stop();
  }
}

/** One after the other: the situations of a base share its folder. */
async function makeAll(maker: SituationMaker, situations: readonly Situation[]): Promise<void> {
  for (const situation of situations) await makeOne(maker, situation);
}

async function makeOne(maker: SituationMaker, situation: Situation): Promise<void> {
  const started = Date.now();
  try {
    saveSituation(situation.name, await maker.make(situation));
    process.stdout.write(`${situation.name} ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  } catch (error) {
    process.exitCode = 1;
    process.stdout.write(`${situation.name}: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

function accountOf({ base, overrides }: Situation): string {
  return environmentOf(base, overrides).account;
}

void makePlans(process.argv.slice(2));
