// Owns the view of one score: its readings, its histogram, and for NPS the three camps. Computes nothing but bars.
import { html, nothing } from "lit-html";
import { styleMap } from "lit-html/directives/style-map.js";
import { campOf, camps } from "./camps.js";
import { awaitedScore } from "./empty.js";
import { histogram } from "./histogram.js";
import { methodCard } from "./methodcard.js";
import { askedOf, isOwn, qualifiersOf, surveyTitle, titleOf } from "./names.js";
import { inUnit, people } from "./numbers.js";
import { scaleOf, toneOn } from "./scales.js";
import { intervalLine, lackLine, named, peopleLine } from "./words.js";

const MEASURES = {
  nps: "NPS", csat: "CSAT", ces: "CES", quality: "Quality", disconfirmation: "Disconfirmation", comparison: "Comparison", importance: "Importance",
};
const ESTIMANDS = {
  nps: "promoters less detractors, −100 to 100",
  "csat-top-2": "satisfied (4–5)",
  "csat-mean": "mean of 1–5",
  "csat7-top-2": "satisfied (6–7)",
  "csat7-mean": "mean of 1–7",
  "ces-agreement-mean": "mean agreement of 1–7",
  "ces-agreement-agree": "agreed (5–7)",
  "ces-effort-mean": "mean effort of 1–5, low is good",
  "ces-effort-low": "low effort (1–2)",
  "disconfirmation-mean": "mean of −3 to 3",
  "comparison-mean": "mean of −3 to 3",
  "importance-mean": "mean of 1–7",
  "prospect-expectation-mean": "expected, mean",
  "ces-mean": "mean ease of 1–7",
  "ces-easy": "found it easy (5–7)",
};

/** How good a value is, for its column's colour. */
const toneOf = ({ measure }, scale) => (value) => (measure === "nps" ? campOf(value).tone : toneOn(scale, value));

/** The whole range of a unit, which an interval is shown on. */
const rangeOf = ({ unit }, { min, max }) => (unit === "nps" ? [-1, 1] : unit === "share" ? [0, 1] : [min, max]);

/** What a reading is called beside its figure. */
const estimandOf = ({ measure }, { min, max }) => (measure === "quality-mean" ? `mean of ${min}–${max}` : (ESTIMANDS[measure] ?? measure));

/** Where an interval lies on the whole range. One of few answers may leave it; its ends are given in words. */
function strip(reading, scale) {
  const [from, to] = rangeOf(reading, scale);
  const at = (value) => `${Math.min(100, Math.max(0, (100 * (value - from)) / (to - from)))}%`;
  return html`
    <div class="strip" aria-hidden="true">
      <i class="range" style=${styleMap({ insetInlineStart: at(reading.low), insetInlineEnd: `calc(100% - ${at(reading.high)})` })}></i>
      <i class="point" style=${styleMap({ insetInlineStart: at(reading.point) })}></i>
    </div>`;
}

const reading = (one, score, scale) => html`
  <div class="reading">
    <p class="estimand">${estimandOf(one, scale)}</p>
    ${one.status === "estimate"
      ? html`<p class="figure">${inUnit(one.unit, one.point)}</p>
          ${strip(one, scale)}
          <p class="fine">${intervalLine(one)} · ${peopleLine(score.n, score.sources)}</p>
          <div class="fine">${methodCard(one, score)}</div>`
      : html`<p class="fine">${lackLine(one)}</p>`}
  </div>`;

/** How many gave no answer, and why. */
export const unanswered = ({ skipped, dontKnow }) => {
  const parts = [skipped > 0 && `${people(skipped)} passed it over`, dontKnow > 0 && `${people(dontKnow)} did not know`].filter(Boolean);
  return parts.length > 0 ? html`<p class="fine">${parts.join(" · ")}</p>` : nothing;
};

/** One score's card. */
export function scoreCard(score, scores, names) {
  const scale = scaleOf(score.scale);
  const about = qualifiersOf(score, scores, names);
  return html`
    <article class="card" data-measure=${score.measure}>
      <header>
        <p class="eyebrow">${isOwn(score, names) ? named(surveyTitle(score.survey, names)) : MEASURES[score.measure]}</p>
        <h3>${named(titleOf(score, names))}</h3>
        <p class="asked">${[askedOf(score, names), ...about].join(" · ")}</p>
      </header>
      ${score.n > 0
        ? html`${score.measure === "nps" ? camps(score.histogram) : nothing}
            <div class="readings">${score.readings.map((one) => reading(one, score, scale))}</div>
            ${histogram(score.histogram, scale, toneOf(score, scale))}`
        : awaitedScore(score)}
      ${unanswered(score)}
    </article>`;
}
