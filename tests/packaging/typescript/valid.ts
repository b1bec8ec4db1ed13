// Owns what TypeScript has to accept: the package as its README shows it. Nothing here is run.
import { countResults, csat, ExpectlyError, gap, gapOf, nps, report, Tally, validateStudy } from "@expectly/core";
import type { Counts, ErrorCode, NpsOptions, Reading, Scale, Study, TallyData } from "@expectly/core";

function shown(reading: Reading): string {
  switch (reading.status) {
    case "estimate":
      return `${reading.point} ${reading.low} ${reading.high} ${reading.n} ${reading.text}`;
    case "insufficient":
      return `${reading.reason} ${reading.n}`;
    case "suppressed":
      return reading.text;
  }
}

const options: NpsOptions = { method: "adjusted-wald", confidence: 0.9 };
shown(nps([9, 10, 7]));
shown(nps([9, 10, 7], options));
shown(nps(new Uint8Array([9, 10])));
shown(nps(new Float64Array([9, 10])));
shown(nps(Object.freeze([9, 10])));
shown(nps([{ score: 9, at: new Date() }], { column: "score" }));
shown(csat([4, 5]).top2);

interface Row {
  readonly expected: number;
}
const rows: readonly Row[] = [];
shown(nps(rows, { column: "expected" }));

const scale: Scale = "ease7";
const ease = gap([[6, 4], [7, 5]], { scale });
shown(gap({ joint: ease.joint }, { scale, kind: "servqual" }).difference);
shown(gap([{ before: 6, after: 4 }], { scale, columns: ["before", "after"] }).first);
const split: [number, number, number] = ease.split;
const verdict: "fell-short" | "met" | "exceeded" | "over-promised" | "kept" | "under-sold" = gapOf("sacrifice", scale, 6, 4).verdict;

const tally = new Tally({ scale: "likelihood11", wording: "v1" });
tally.push(10);
tally.push([9, 8]);
tally.push(rows, { column: "expected" });
const data: TallyData = tally.toJSON();
tally.merge(Tally.fromJSON(data));
shown(nps(tally));
tally[Symbol.dispose]();

const counts: Counts = countResults("");
report(counts, { confidence: 0.9 }).scores.forEach((score) => score.readings.forEach(shown));

const study: Study = { study: "shop", version: 1, endpoint: { url: "https://cx.example/v1/results" }, surveys: [] };
const check = validateStudy(JSON.stringify(study));
if (!check.valid) {
  const code: ErrorCode = check.code;
  throw new Error(`${code} ${check.path} ${check.message}`);
}
export const warnings: string[] = check.warnings.map(({ code, path, ratio, least, used }) => `${code} ${path}: ${ratio.toFixed(1)} of ${least}, so ${used}`);

try {
  nps([]);
} catch (error) {
  if (error instanceof ExpectlyError && error.code === "out_of_range") throw new Error(error.path + error.message);
}

export { split, verdict };
