// Owns which measures there are, on which scales, and what their readings are called; does not compute.

/** Lowest and highest value of the package's scales. */
const SCALES = new Map([
  ["likelihood11", [0, 10]],
  ["csat5", [1, 5]],
  ["csat7", [1, 7]],
  ["effort5", [1, 5]],
  ["agree7", [1, 7]],
  ["ease7", [1, 7]],
  ["quality7", [1, 7]],
  ["tolerance9", [1, 9]],
  ["disconfirmation7", [-3, 3]],
  ["comparison7", [-3, 3]],
  ["importance7", [1, 7]],
]);

/** Each measure's scales, the usual one first. A gap has no usual one: it has to be said. */
export const MEASURES = new Map([
  ["nps", ["likelihood11"]],
  ["enps", ["likelihood11"]],
  ["csat", ["csat5", "csat7"]],
  ["ces", ["ease7", "agree7", "effort5"]],
  ["gap", ["ease7", "quality7", "agree7", "csat5", "csat7", "effort5", "tolerance9", "likelihood11"]],
]);

/** The scale of that name: its values run from `min` to `max`. */
export function scale(name) {
  const [min, max] = SCALES.get(name);
  return { name, min, max, levels: max - min + 1 };
}

/** A reading's heading. It stands here and not in the package because a heading names the scale that was chosen. */
export function title(measure, scale) {
  const range = `${scale.min}–${scale.max}`;
  const names = {
    nps: "NPS",
    enps: "eNPS",
    "csat-top-2": `CSAT, satisfied (${scale.max - 1}–${scale.max})`,
    "csat-mean": `CSAT, mean of ${range}`,
    "csat-pomp": "CSAT, percent of maximum",
    "ces-mean": `CES, mean ease of ${range}`,
    "ces-easy": "CES, found it easy (5–7)",
    "ces-agreement-mean": `CES, mean agreement of ${range}`,
    "ces-effort-mean": `CES, mean effort of ${range} (low is good)`,
    "sacrifice-mean": "Sacrifice (expected − experienced)",
    "servqual-gap-mean": "SERVQUAL gap (perception − expectation)",
    "xgap-mean": "XGap (advertised − actual)",
  };
  return names[measure] ?? measure;
}
