// Owns the rows about shares, their intervals and differences, sample sizes and rates.
import { core } from "../core.mjs";
import { ends, times } from "./take.mjs";

export const operations = {
  wilson_ci: ({ x, n, conf }) => ({ value: ends(core.csat([...times(x, 5), ...times(n - x, 1)], { confidence: conf }).top2) }),
};
