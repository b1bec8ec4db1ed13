// Owns the bar of detractors, passives and promoters. Draws core's counts value by value; it adds nothing up.
import { html } from "lit-html";
import { legendLine, piece } from "./segments.js";

/** The camps from Reichheld 2003, each with its lowest value. */
const CAMPS = [
  { word: "detractors 0–6", from: 0, tone: "worse" },
  { word: "passives 7–8", from: 7, tone: "neutral" },
  { word: "promoters 9–10", from: 9, tone: "better" },
];

/** Whose camp a value from 0 to 10 belongs to. */
export const campOf = (value) => CAMPS.findLast(({ from }) => value >= from);

/** The bar, with a legend; the histogram below it has the counts. */
export const camps = (histogram) => html`
  <div class="segments">
    <div class="bar joined" aria-hidden="true">${histogram.map((count, value) => piece({ ...campOf(value), count }))}</div>
    <ul>${CAMPS.map(({ word, tone }) => legendLine(tone, word))}</ul>
  </div>`;
