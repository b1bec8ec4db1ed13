// Owns the details of one gap: how many fell on which side, the joint table, and what guards against misreading it. Computes nothing.
import { html, nothing } from "lit-html";
import { jointTable } from "./jointtable.js";
import { qualifiersOf, titleOf } from "./names.js";
import { fixed, people, percent, THIN } from "./numbers.js";
import { scaleOf, sidesOf } from "./scales.js";
import { segments } from "./segments.js";
import { named, peopleLine } from "./words.js";

/** What a person's pair means whose first side is above, the same as, or below the second. */
const OUTCOMES = {
  sacrifice: {
    above: { word: "fell short", tone: "worse" },
    same: { word: "as expected", tone: "neutral" },
    below: { word: "exceeded", tone: "better" },
  },
  servqual: {
    above: { word: "fell short", tone: "worse" },
    same: { word: "as expected", tone: "neutral" },
    below: { word: "exceeded", tone: "better" },
  },
  xgap: {
    above: { word: "over-promised", tone: "over" },
    same: { word: "as promised", tone: "neutral" },
    below: { word: "under-sold", tone: "under" },
  },
};

const fact = (number, words) => html`<div><dt>${number}</dt><dd>${words}</dd></div>`;

function facts({ correlation, ceiling, unpaired }, { peopleFirst, peopleSecond, onlyFirst }) {
  const related = `correlation: 1 if those who ${peopleFirst} more also ${peopleSecond} more, 0 if one side says nothing about the other`;
  const topped = `${peopleFirst} the best value already: nothing could exceed it, so a large share makes any gap lean to falling short`;
  return html`
    <dl class="facts">
      ${typeof correlation === "number" ? fact(`r${THIN}=${THIN}${fixed(correlation, 2)}`, related) : nothing}
      ${typeof ceiling === "number" ? fact(percent(ceiling), topped) : nothing}
      ${unpaired > 0 ? fact(people(unpaired), `${onlyFirst}; no gap can be taken from one side alone`) : nothing}
    </dl>`;
}

/** One gap's details, closed until somebody wants them. */
export function jointDetails(gap, gaps, names) {
  const [scale, sides, outcomes] = [scaleOf(gap.scale), sidesOf(gap.gap), OUTCOMES[gap.gap]];
  const about = [...qualifiersOf(gap, gaps, names), `${sides.first} against ${sides.second}`].join(", ");
  const [above, same, below] = gap.split;
  return html`
    <details class="person">
      <summary>
        <span>${named(titleOf(gap, names))} <small><bdi>${about}</bdi></small></span> ${peopleLine(gap.n, gap.sources)}
      </summary>
      ${segments([{ ...outcomes.above, count: above }, { ...outcomes.same, count: same }, { ...outcomes.below, count: below }])}
      <div class="beside">${jointTable(gap.joint, scale, sides, outcomes)} ${facts(gap, sides)}</div>
    </details>`;
}
