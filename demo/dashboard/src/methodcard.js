// Owns the method card behind a number: formula, version, scale, wording, timing, and how many numbers of others it is held against.
// Shows what core's report says; knows no statistics.
import { html } from "lit-html";
import { people } from "./numbers.js";

const GOOD = { "high-is-good": "higher is better", "low-is-good": "lower is better", "zero-is-best": "zero is best", neither: "neither way is better" };
const TIMINGS = { before: "before the experience", concurrent: "with the experience", recalled: "afterwards, from memory" };

/** The card of a reading among those of its row. */
const cardOf = ({ measure }, { cards }) => cards?.find((card) => card.measure === measure);

/** What a card says, as pairs of a heading and its text; what is not known is left out. */
export const linesOf = (card) =>
  [
    ["Computed as", `${card.formula}; ${GOOD[card.direction]}`],
    ["Interval", card.methodName],
    ["Checked against", card.cases > 0 ? `${people(card.cases)} numbers from books and other packages` : undefined],
    ["Scale", card.scale && `${card.scale}, ${card.lowest} to ${card.highest}`],
    ["Expectation asked", TIMINGS[card.timing]],
    ["Asked of", card.population && `${card.population}s`.replace("internals", "staff")],
    ["Wording", card.wording],
    ["Formula", `${card.measure}, version ${card.version}`],
  ].filter(([, text]) => text);

/** How a number was made: the interval's method, opening to the whole card. */
export function methodCard(reading, row) {
  const card = cardOf(reading, row);
  if (!card) return html`<span class="method">${reading.methodName}</span>`;
  return html`
    <details class="method">
      <summary>${reading.methodName}</summary>
      <dl>${linesOf(card).map(([heading, text]) => html`<div><dt>${heading}</dt> <dd>${text}</dd></div>`)}</dl>
    </details>`;
}
