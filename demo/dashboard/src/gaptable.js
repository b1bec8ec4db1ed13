// Owns the table of gaps: both sides, the gap between them and the people behind it, all beside each other. Computes nothing.
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { intervalWords, pointWords, toneOf, verdictWords } from "./findings.js";
import { methodCard } from "./methodcard.js";
import { qualifiersOf, titleOf } from "./names.js";
import { fixed, people } from "./numbers.js";
import { scaleOf } from "./scales.js";
import { sidesAt } from "./sides.js";
import { intervalLine, lackLine, named, peopleLine } from "./words.js";

const isEstimate = (reading) => reading.status === "estimate";

/** A mean with its interval; without one the reason, and the value if everybody gave the same. */
const sideCell = (name, reading, side, gap) => html`
  <td role="cell" data-head=${name}>
    ${isEstimate(reading)
      ? html`<strong>${fixed(reading.point, 2)}</strong> ${intervalLine(reading)} ${methodCard(reading, gap)}`
      : html`${side ? html`<strong>${side.at}</strong> ` : nothing}${lackLine(reading)}`}
  </td>`;

function gapCell(gap) {
  const verdict = verdictWords(gap);
  return html`
    <td role="cell" data-head="gap" class="tone-${toneOf(gap)}">
      ${isEstimate(gap.difference)
        ? html`<strong><i class="mark" aria-hidden="true"></i>${pointWords(gap)}</strong>
            ${intervalLine(gap.difference, intervalWords(gap))} ${methodCard(gap.difference, gap)}`
        : lackLine(gap.difference)}
      ${verdict ? html`<span class="verdict">${verdict} <small>(two one-sided tests at 5 %, Schuirmann 1987)</small></span>` : nothing}
      ${typeof gap.meanDistance === "number"
        ? html`<span class="distance">${fixed(gap.meanDistance, 2)} apart on average, whichever the direction</span>`
        : nothing}
    </td>`;
}

const peopleCell = ({ n, sources, unpaired }, sides) => html`
  <td role="cell" data-head="people">
    ${n > 0 ? peopleLine(n, sources) : nothing}
    ${unpaired > 0
      ? html`<span class="unpaired">${people(unpaired)} ${sides.onlyFirst}, and are not in the gap</span>`
      : nothing}
  </td>`;

const row = (gap, gaps, sides, names) => {
  const about = qualifiersOf(gap, gaps, names);
  const at = sidesAt(gap, scaleOf(gap.scale));
  return html`
    <tr role="row">
      <th role="rowheader" scope="row">
        ${named(titleOf(gap, names))} ${about.length > 0 ? html`<small><bdi>${about.join(", ")}</bdi></small>` : nothing}
      </th>
      ${sideCell(sides.first, gap.first, at.first, gap)} ${sideCell(sides.second, gap.second, at.second, gap)}
      ${gapCell(gap)} ${peopleCell(gap, sides)}
    </tr>`;
};

/** The table. Its roles are spelled out, since a narrow page lays it out as cards, and some readers then forget what it is. */
export const gapTable = ({ gaps, sides, names, keyOf }) => html`
  <table role="table" class="gaps">
    <caption>${sides.title}: mean of the people who gave both, and the mean of each person’s own difference</caption>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">${gaps[0]?.question ? "Item" : "Touchpoint"}</th>
        <th role="columnheader" scope="col">${sides.first}</th>
        <th role="columnheader" scope="col">${sides.second}</th>
        <th role="columnheader" scope="col">gap</th>
        <th role="columnheader" scope="col">people</th>
      </tr>
    </thead>
    <tbody role="rowgroup">${repeat(gaps, keyOf, (gap) => row(gap, gaps, sides, names))}</tbody>
  </table>`;
