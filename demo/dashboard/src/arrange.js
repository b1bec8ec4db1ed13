// Owns the order of things on the page: which gaps share a plot, which score comes first. Computes nothing and drops no answer.
import { batteryOf, placeOf } from "./names.js";
import { stageOrder } from "./scales.js";

/** What is the same in every update of a row, so that its place on the page, open or focused, stays its own. */
export const keyOf = ({ survey, question, gap, promise, scale, wording, population, timing, randomized }) =>
  JSON.stringify([survey, question, gap, promise, scale, wording, population, timing, randomized]);

/** Whether nobody has said anything there yet. */
export const isEmpty = ({ n, unpaired = 0, skipped = 0, dontKnow = 0 }) => n + unpaired + skipped + dontKnow === 0;

/** Leaves out a row without answers where another row of the same question has some, in another wording perhaps. */
function withoutEmptyTwins(rows) {
  return rows.filter((row, index) => {
    if (row.n > 0) return true;
    const isTwin = ({ survey, question }) => survey === row.survey && question === row.question;
    return rows.filter(isTwin).every(({ n }) => n === 0) && rows.findIndex(isTwin) === index;
  });
}

/** Rows in the order of the lifecycle. Never by size: intervals overlap, and rows must not jump while answers come in. */
const alongJourney = (rows) => [...rows].sort((one, other) => stageOrder(one.stage) - stageOrder(other.stage));

const KINDS = ["sacrifice", "servqual", "xgap"];

/** Gaps that may be looked at together: of one kind, on one scale, items with their own battery and in its order. Expectations come before promises. */
export function panelsOf(gaps, names) {
  const panels = new Map();
  for (const gap of alongJourney(withoutEmptyTwins(gaps))) {
    const battery = gap.gap === "servqual" ? [gap.survey, batteryOf(gap, names)] : [];
    const id = [gap.gap, gap.scale, ...battery].join(" ");
    if (!panels.has(id)) panels.set(id, { id, kind: gap.gap, scale: gap.scale, gaps: [] });
    panels.get(id).gaps.push(gap);
  }
  for (const { gaps: items } of panels.values()) items.sort((one, other) => placeOf(one, names) - placeOf(other, names));
  return [...panels.values()].sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
}

/** Satisfaction comes next after the gap, effort after it, recommendation, which is about the whole, then, and the rest last. */
const MEASURES = ["csat", "ces", "nps", "quality", "disconfirmation", "comparison", "importance"];

/** Scores by measure, and within a measure along the journey. */
export const scoresInOrder = (scores) =>
  alongJourney(withoutEmptyTwins(scores)).sort((one, other) => MEASURES.indexOf(one.measure) - MEASURES.indexOf(other.measure));

/** Choices along the journey. */
export const choicesInOrder = (choices) => alongJourney(withoutEmptyTwins(choices));
