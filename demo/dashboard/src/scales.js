// Owns what the scales mean in words: their values and ends, and the two sides of each gap. Does not know anybody's answers.

const SCALES = new Map([
  ["likelihood11", { min: 0, max: 10, noun: "likelihood", low: "not at all likely", high: "extremely likely" }],
  ["csat5", { min: 1, max: 5, noun: "satisfaction", low: "very dissatisfied", high: "very satisfied" }],
  ["ease7", { min: 1, max: 7, noun: "ease", low: "very difficult", high: "very easy" }],
  ["quality7", { min: 1, max: 7, noun: "quality", low: "very poor", high: "excellent" }],
]);

/** The words of a scale. Core refuses counts on a scale that it does not know, so there always are some. */
export const scaleOf = (id) => SCALES.get(id);

/** Every value of a scale, lowest first. */
export const valuesOf = ({ min, max }) => Array.from({ length: max - min + 1 }, (_, index) => min + index);

const SIDES = new Map([
  ["sacrifice", {
    title: "Expectation and experience", first: "expected", second: "experienced", peopleFirst: "expected", peopleSecond: "experienced",
    onlyFirst: "said only what they expected",
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
