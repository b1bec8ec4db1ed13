// Owns the view of one choice: a bar an option, with its interval. Computes nothing, and cuts no share that noise carried below 0.
import { html, nothing } from "lit-html";
import { styleMap } from "lit-html/directives/style-map.js";
import { awaitedScore } from "./empty.js";
import { methodCard } from "./methodcard.js";
import { optionsInOrder, optionTitle, qualifiersOf, surveyTitle, titleOf } from "./names.js";
import { fixed, inUnit } from "./numbers.js";
import { unanswered } from "./scorecard.js";
import { intervalLine, lackLine, named, peopleLine } from "./words.js";

/** A bar ends where the card does: what noise carried further is said in numbers. */
const within = (share) => `${100 * Math.min(Math.max(share, 0), 1)}%`;

const bar = ({ point, low, high }) => html`
  <div class="share" aria-hidden="true">
    <i class="filled" style=${styleMap({ inlineSize: within(point) })}></i>
    <i class="range" style=${styleMap({ insetInlineStart: within(low), insetInlineEnd: `calc(100% - ${within(high)})` })}></i>
  </div>`;

const line = ({ option, share }, row, names) => html`
  <li>
    <p class="option">
      <span>${named(optionTitle(option, row, names))}</span>
      ${share.status === "estimate" ? html`<strong>${inUnit(share.unit, share.point)}</strong>` : nothing}
    </p>
    ${share.status === "estimate"
      ? html`${bar(share)} <p class="fine">${intervalLine(share)}</p>`
      : html`<p class="fine">${lackLine(share)}</p>`}
  </li>`;

/** How blurred answers are marked, so that nobody takes their shares for counted ones. */
const blurred = (epsilon) => `randomized response, ε = ${fixed(epsilon, 2)}`;

/** What stands below: how many people, how the shares were made, and who chose nothing. */
function foot(row) {
  const made = row.options.map(({ share }) => share).find(({ status }) => status === "estimate");
  return html`
    <div class="fine">
      <p>
        ${peopleLine(row.n, row.sources)}
        ${row.randomized === undefined
          ? nothing
          : html`· <span class="blurred">${blurred(row.randomized)}</span>: the blur is taken out again`}
      </p>
      ${made ? methodCard(made, row) : nothing}
    </div>`;
}

/** One choice's card. */
export function choiceCard(row, rows, names) {
  const about = qualifiersOf(row, rows, names);
  return html`
    <article class="card choice">
      <header>
        <p class="eyebrow">${named(surveyTitle(row.survey, names))}</p>
        <h3>${named(titleOf(row, names))}</h3>
        <p class="asked">${["Share of people who chose it", ...about].join(" · ")}</p>
      </header>
      ${row.n > 0
        ? html`<ul class="options">${optionsInOrder(row, names).map((one) => line(one, row, names))}</ul> ${foot(row)}`
        : awaitedScore(row)}
      ${unanswered(row)}
    </article>`;
}
