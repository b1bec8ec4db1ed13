// Owns small pieces of text that stand near numbers: how many people, which interval, why there is no number.
import { html, nothing } from "lit-html";
import { simulatedAmong } from "./counts.js";
import { inUnit, people, THIN } from "./numbers.js";

/** A name with the language it is written in, if that is not the page's. */
export const named = ({ text, lang }) => html`<bdi lang=${lang && lang !== "en" ? lang : nothing}>${text}</bdi>`;

/** How many people, and how many of them were simulated. */
export function peopleLine(n, sources) {
  const simulated = simulatedAmong(sources);
  const share = simulated === 0 ? nothing : html`, <span class="simulated">${simulated === n ? "all" : people(simulated)} simulated</span>`;
  return html`<span class="n">n${THIN}=${THIN}${people(n)}${share}</span>`;
}

const confidenceOf = ({ confidence }) => `${Math.round(confidence * 100)}${THIN}% interval`;

/** An interval with its level; `ends` words it differently from the reading's own unit. */
export const intervalLine = (reading, ends = `${inUnit(reading.unit, reading.low)} to ${inUnit(reading.unit, reading.high)}`) =>
  html`<span class="interval">${confidenceOf(reading)} ${ends}</span>`;

/** Why there is no number, in core's words less the estimand, which stands beside it anyway. */
export const lackLine = ({ text }) => html`<span class="lack">${text.replace(/^.*: /, "")}</span>`;
