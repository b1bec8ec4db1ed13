// Shows what a whole report costs in WebAssembly, and that it does not cost more for more answers.
import { core } from "../wasm/core.mjs";
import { turns } from "./turns.mjs";

const TOUCHPOINTS = 100;
const MILLION = 1_000_000;
const QUESTIONS = [
  ["recommend", "likelihood11", 11],
  ["satisfaction", "csat5", 5],
  ["ease", "ease7", 7],
  ["expectation", "quality7", 7],
  ["promised", "quality7", 7],
];

const list = (length, of) => Array.from({ length }, (_, index) => of(index));
const key = (touchpoint, scale) => ({
  survey: `survey-${touchpoint}`,
  touchpoint: `touchpoint-${touchpoint}`,
  stage: "purchase",
  scale,
  wording: "0123456789abcdef",
  population: "customer",
  source: "widget",
});

/** Every measure and both gaps at every touchpoint, each cell some answers times `factor`; the same as in core/benches/speed.rs. */
function counts(factor) {
  const cell = (touchpoint, level) => (1 + ((touchpoint * 7 + level * 13) % 29)) * factor;
  const rating = (touchpoint, [question, scale, levels]) =>
    ({ ...key(touchpoint, scale), question, counts: list(levels, (level) => cell(touchpoint, level)) });
  const pair = (touchpoint, gap) => {
    const joint = list(7, (first) => list(7, (second) => cell(touchpoint, first * 7 + second)));
    return { ...key(touchpoint, "quality7"), gap, timing: "before", joint, margin: 0.5 };
  };
  const touchpoints = list(TOUCHPOINTS, (touchpoint) => touchpoint);
  return {
    ratings: QUESTIONS.flatMap((question) => touchpoints.map((touchpoint) => rating(touchpoint, question))),
    pairs: touchpoints.flatMap((touchpoint) => ["sacrifice", "xgap"].map((gap) => pair(touchpoint, gap))),
  };
}

const [small, large] = [counts(1), counts(MILLION)];
const score = (counts) => core.report(counts).scores[0].readings[0].point;

turns("report on 100 touchpoints from counts, Node (goal: 30 ms, and 1 × a millionth of the answers)", {
  "counts × 1 000 000": () => score(large),
  "the same counts": () => score(small),
});
