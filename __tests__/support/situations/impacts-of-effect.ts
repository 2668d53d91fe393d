import { Effect } from "../../../src/config/effect";
import { Impact } from "../../../src/review/impact";

/**
 * What a review may say, at worst, of a change whose effect the reference of the environment file claims. Of what nobody
 * notices, a setting may be written down in place. How bad a replacement is depends on how many machines a role has: of
 * one it is an outage, of many some are away.
 */
export const IMPACTS_OF_EFFECT: Readonly<Record<Effect, readonly Impact[]>> = {
  nothing: ["none", "in-place"],
  "in place": ["in-place"],
  restart: ["restart"],
  degraded: ["degraded"],
  replace: ["degraded", "outage"],
  outage: ["outage"],
  loss: ["loss"],
};
