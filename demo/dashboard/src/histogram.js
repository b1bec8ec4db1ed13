// Owns the picture of how many gave each value. Shows core's counts as they are.
import { html, nothing } from "lit-html";
import { styleMap } from "lit-html/directives/style-map.js";
import { people } from "./numbers.js";
import { valuesOf } from "./scales.js";

const column = (value, count, most, tone) => html`
  <li class="tone-${tone}">
    <span class="count">${count > 0 ? people(count) : nothing}</span>
    ${count > 0 ? html`<i style=${styleMap({ "--share": count / most })}></i>` : nothing}
    <span class="value"><span class="heard">${count > 0 ? "gave" : "nobody gave"} </span>${value}</span>
  </li>`;

/** One column a value; `toneOf` says how good the value is. */
export const histogram = (counts, scale, toneOf) => {
  const most = Math.max(...counts);
  return html`
    <figure class="histogram">
      <ol>${valuesOf(scale).map((value, index) => column(value, counts[index], most, toneOf(value)))}</ol>
      <figcaption class="ends"><span>${scale.low}</span><span>${scale.high}</span></figcaption>
    </figure>`;
};
