// Owns what stands where nobody has answered yet: no number, but what will appear. Computes nothing.
import { html } from "lit-html";
import { titleOf } from "./names.js";
import { people } from "./numbers.js";
import { sidesOf } from "./scales.js";
import { named } from "./words.js";

const MEASURES = {
  nps: "the NPS", csat: "the CSAT", ces: "the CES", quality: "the quality", disconfirmation: "the mean", comparison: "the mean",
  importance: "the importance",
};

/** What a row will show once there are answers. */
export function awaitedOf({ gap, measure, options }) {
  if (options) return "the share of people for each option, with its interval";
  if (!gap) return `${MEASURES[measure]}, with its interval and every answer`;
  const { peopleFirst, peopleSecond } = sidesOf(gap);
  return `what people ${peopleFirst} against what they ${peopleSecond}`;
}

/** Gaps that nobody has given both sides of yet. */
export const awaitedGaps = (gaps, names) => html`
  <ul class="awaited">
    ${gaps.map((gap) => html`
      <li><strong>${named(titleOf(gap, names))}</strong>
        ${gap.unpaired > 0 ? `${people(gap.unpaired)} ${sidesOf(gap.gap).onlyFirst} so far` : "no answers yet"};
        ${awaitedOf(gap)} appears here, two dots joined by an arrow</li>`)}
  </ul>`;

/** A score, or a choice, that nobody has given yet. */
export const awaitedScore = (row) => html`<p class="awaited">No answers yet. Here will stand ${awaitedOf(row)}.</p>`;

/** The whole page without a single answer. */
export const nothingYet = (rows, names) => html`
  <section class="nothing" aria-labelledby="nothing-head">
    <svg viewBox="8 4 164 20" aria-hidden="true">
      <path d="M28 14h122" /><circle cx="18" cy="14" r="9" /><circle cx="162" cy="14" r="9" />
    </svg>
    <h2 id="nothing-head">No answers yet</h2>
    <p>This page fills as visitors answer, without a reload. What will appear:</p>
    <ul>${rows.map((row) => html`<li><strong>${named(titleOf(row, names))}</strong> ${awaitedOf(row)}</li>`)}</ul>
  </section>`;
