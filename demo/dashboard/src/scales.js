// Owns what the scales mean in words: their values and ends, and the two sides of each gap. Does not know anybody's answers.

/** `good` and `poor` are where those values begin, as the measure draws the line; without them no value is better than another. */
const SCALES = new Map([
  ["likelihood11", { min: 0, max: 10, noun: "likelihood", low: "not at all likely", high: "extremely likely", asked: "How likely", good: 9, poor: 6 }],
  ["csat5", { min: 1, max: 5, noun: "satisfaction", low: "very dissatisfied", high: "very satisfied", asked: "How satisfied", good: 4, poor: 2 }],
  ["csat7", { min: 1, max: 7, noun: "satisfaction", low: "very dissatisfied", high: "very satisfied", asked: "How satisfied", good: 6, poor: 2 }],
  ["effort5", { min: 1, max: 5, noun: "effort", low: "very low effort", high: "very high effort", asked: "How much effort it took", good: 2, poor: 4 }],
  ["agree7", { min: 1, max: 7, noun: "agreement", low: "strongly disagree", high: "strongly agree", asked: "How much they agree", good: 5, poor: 3 }],
  ["ease7", { min: 1, max: 7, noun: "ease", low: "very difficult", high: "very easy", asked: "How easy it was", good: 5, poor: 3 }],
  ["quality7", { min: 1, max: 7, noun: "quality", low: "very poor", high: "excellent", asked: "How good it was", good: 5, poor: 3 }],
  ["tolerance9", { min: 1, max: 9, noun: "level of service", low: "low", high: "high" }],
  ["disconfirmation7", { min: -3, max: 3, noun: "against expectation", low: "much worse than expected", high: "much better than expected", good: 1, poor: -1 }],
  ["comparison7", { min: -3, max: 3, noun: "against the previous provider", low: "much worse", high: "much better", good: 1, poor: -1 }],
  ["importance7", { min: 1, max: 7, noun: "importance", low: "not at all important", high: "extremely important" }],
]);

/** The words of a scale. Core refuses counts on a scale that it does not know, so there always are some. */
export const scaleOf = (id) => SCALES.get(id);

/** How good a value is: `better`, `worse` or `neutral`. */
export function toneOn({ good, poor }, value) {
  if (good === undefined) return "neutral";
  const [isGood, isPoor] = good > poor ? [value >= good, value <= poor] : [value <= good, value >= poor];
  return isGood ? "better" : isPoor ? "worse" : "neutral";
}

/** Every value of a scale, lowest first. */
export const valuesOf = ({ min, max }) => Array.from({ length: max - min + 1 }, (_, index) => min + index);

const SIDES = new Map([
  ["sacrifice", {
    title: "Expectation and experience", first: "expected", second: "experienced", peopleFirst: "expected", peopleSecond: "experienced",
    onlyFirst: "said only what they expected",
  }],
  ["servqual", {
    title: "Expectation and perception, item by item", first: "expected", second: "perceived", peopleFirst: "expected",
    peopleSecond: "perceived", onlyFirst: "said only what they expected",
  }],
  ["xgap", {
    title: "Promise and delivery", first: "promised", second: "delivered", peopleFirst: "saw promised", peopleSecond: "got",
    onlyFirst: "said only what they saw promised",
  }],
]);

/** The words for the two sides of a kind of gap: as a heading, and with people as those who do it. */
export const sidesOf = (gap) => SIDES.get(gap);

const STAGES = ["awareness", "discovery", "attraction", "interaction", "purchase", "use", "cultivation", "advocacy"];
/** Where a stage stands in the lifecycle; things without one come last. */
export const stageOrder = (stage) => (STAGES.includes(stage) ? STAGES.indexOf(stage) : STAGES.length);
