// Owns what TypeScript has to refuse. Each mark fails the test if the line below it compiles.
import { ces, csat, ExpectlyError, gap, gapOf, nps, report, Tally } from "@expectly/core";

// @ts-expect-error: a text is no score
nps(["7"]);
// @ts-expect-error: null is no detractor
nps([9, null]);
// @ts-expect-error: big integers are no scores
nps(new BigInt64Array(2));
// @ts-expect-error: a misspelt option
nps([9], { confidance: 0.9 });
// @ts-expect-error: no such method
nps([9], { method: "exact" });
// @ts-expect-error: satisfaction has no choice of method
csat([5], { method: "score" });
// @ts-expect-error: there may be no number
nps([9]).point;
// @ts-expect-error: a reading without a number has no ends
const width = (reading: ReturnType<typeof nps>) => reading.status === "insufficient" && reading.high;
// @ts-expect-error: effort is mean or share, never just a number
const effort: number = ces([5]);
// @ts-expect-error: a gap needs its scale
gap([[6, 4]], {});
// @ts-expect-error: two lists are no pairs
gap([6, 4], { scale: "ease7" });
// @ts-expect-error: a gap has two sides
gap([{ before: 6 }], { scale: "ease7", columns: ["before"] });
// @ts-expect-error: no such scale
gap([[6, 4]], { scale: "ease5" });
// @ts-expect-error: one person has no SERVQUAL gap
gapOf("servqual", "ease7", 1, 2);
// @ts-expect-error: counts are no list
report([]);
// @ts-expect-error: a tally has a scale
new Tally({ wording: "v1" });
// @ts-expect-error: counts change by push and merge alone
new Tally({ scale: "csat5" }).n = 3;
// @ts-expect-error: a text is no rating
new Tally({ scale: "csat5" }).push("5");
// @ts-expect-error: errors are thrown by the package, not made by hand
new ExpectlyError("missing", "scale");

export { effort, width };
