// Owns which measures there are, on which scales and in which kinds; does not compute.
import { rangeOf } from "./readings.mjs";

/** Each measure's scales, the usual one first. A gap has no usual one: it has to be said. */
export const MEASURES = new Map([
  ["nps", ["likelihood11"]],
  ["enps", ["likelihood11"]],
  ["csat", ["csat5", "csat7"]],
  ["ces", ["ease7", "agree7", "effort5"]],
  ["gap", ["ease7", "quality7", "agree7", "csat5", "csat7", "effort5", "tolerance9", "likelihood11"]],
]);

/** The kinds of gap, the usual one first. */
export const KINDS = ["sacrifice", "desired", "servqual", "xgap"];

/** The scale of that name: its values run from `min` to `max`. */
export function scale(name) {
  const { min, levels } = rangeOf(name);
  return { name, min, max: min + levels - 1, levels };
}
