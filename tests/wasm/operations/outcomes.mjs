// Owns the rows about outcomes, rates, goals and running moments.
import { core } from "../core.mjs";

/** How many amounts a part has before the parts are merged, as natively. */
const PART = 37;

const parts = (amounts) => Array.from({ length: Math.ceil(amounts.length / PART) }, (_, part) => amounts.slice(part * PART, (part + 1) * PART));

/** NIST's larger data sets are a first value and 500 pairs of two others. */
const amounts = ({ generator, x, first, a, b }) => {
  if (generator === "literal") return x;
  if (generator !== "first,then 500x(a,b)") throw new Error(`unknown generator ${generator}`);
  return [first, ...Array(500).fill([a, b]).flat()];
};

export const operations = {
  merge_moments: (input) => {
    const { mean, deviation } = core.moments(parts(amounts(input)));
    return { mean: [mean.point], sd: [deviation] };
  },
};
