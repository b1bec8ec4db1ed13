// Owns a bar of parts of one whole, each with its word and count. Widths follow the counts; it computes no shares.
import { html, nothing } from "lit-html";
import { styleMap } from "lit-html/directives/style-map.js";
import { people } from "./numbers.js";

/** A piece of a bar as wide as its count; nobody is no piece. */
export const piece = ({ tone, count }) =>
  count > 0 ? html`<i class="tone-${tone}" style=${styleMap({ flexGrow: count })}></i>` : nothing;

/** A line of a bar's legend. */
export const legendLine = (tone, text) => html`<li class="tone-${tone}"><i class="swatch" aria-hidden="true"></i>${text}</li>`;

/** The bar with a legend below it, which carries the numbers. */
export const segments = (parts) => html`
  <div class="segments">
    <div class="bar" aria-hidden="true">${parts.map(piece)}</div>
    <ul>${parts.map(({ tone, word, count }) => legendLine(tone, `${people(count)} ${word}`))}</ul>
  </div>`;
