// Owns the joint table: how many people gave which pair of values, as a heat map that is a table. Shows core's counts as they are.
import { html, nothing } from "lit-html";
import { styleMap } from "lit-html/directives/style-map.js";
import { people } from "./numbers.js";
import { valuesOf } from "./scales.js";

/** Keeps even one person's cell visible beside the fullest, and the fullest pale enough to read its number. */
const [FAINTEST, STRONGEST] = [0.12, 0.5];
const heat = (count, most) => FAINTEST + (STRONGEST - FAINTEST) * (count / most);

const where = (first, second) => (first > second ? "above" : first === second ? "same" : "below");

function cell(count, most, place, tone) {
  if (count === 0) return html`<td class=${place}><span class="zero">0</span></td>`;
  return html`<td class="${place} tone-${tone}" style=${styleMap({ "--heat": heat(count, most) })}>${people(count)}</td>`;
}

/** Rows run from the best first value down, columns to the best second value, as in a plot. `outcomes` names the three places. */
export function jointTable(joint, scale, sides, outcomes) {
  const values = valuesOf(scale);
  const most = Math.max(...joint.flat());
  const cells = (first) =>
    values.map((second) => {
      const place = where(first, second);
      return cell(joint[first - scale.min][second - scale.min], most, place, outcomes[place].tone);
    });
  const rowsHead = html`<th scope="rowgroup" rowspan=${values.length} class="turned"><span>${sides.first}</span></th>`;
  return html`
    <div class="scroll" tabindex="0" role="group" aria-label="Joint table">
      <table class="joint">
        <caption>
          How many people ${sides.peopleFirst} which value (rows) and ${sides.peopleSecond} which (columns).
          Outlined: ${outcomes.same.word}.
        </caption>
        <thead>
          <tr><td colspan="2"></td><th scope="colgroup" colspan=${values.length}>${sides.second}</th></tr>
          <tr><td colspan="2"></td>${values.map((value) => html`<th scope="col">${value}</th>`)}</tr>
        </thead>
        <tbody>
          ${[...values].reverse().map(
            (first, index) => html`<tr>${index === 0 ? rowsHead : nothing}<th scope="row">${first}</th>${cells(first)}</tr>`,
          )}
        </tbody>
      </table>
      <p class="ends"><span>${scale.min} = ${scale.low}</span><span>${scale.max} = ${scale.high}</span></p>
    </div>`;
}
