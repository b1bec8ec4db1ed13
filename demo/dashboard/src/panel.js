// Owns the view of all gaps on one scale: the finding, the plot with its words, and below it the table. Computes nothing.
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { styleMap } from "lit-html/directives/style-map.js";
import { caveatWords, intervalWords, pointWords, toneOf } from "./findings.js";
import { awaitedGaps } from "./empty.js";
import "./gapplot.js";
import { gapTable } from "./gaptable.js";
import { headlineOf } from "./headline.js";
import { batteryTitle, qualifiersOf, titleOf } from "./names.js";
import { percent } from "./numbers.js";
import { scaleOf, sidesOf } from "./scales.js";
import { intervalLine, lackLine, named, peopleLine } from "./words.js";

/** A headline as text alone, for titles and announcements. */
export const headlineText = ({ about, words }, names) => (about === undefined ? words : `${titleOf(about, names).text} ${words}`);

const headline = ({ about, words }, names) => (about === undefined ? words : html`${named(titleOf(about, names))} ${words}`);

/** What stands over the headline: the battery that all items belong to, or what is compared. */
const eyebrow = ([gap], { title }, names) => (gap.question ? html`${named(batteryTitle(gap, names))} · ${title}` : title);

const legend = ({ first, second }, confidence) => html`
  <p class="legend">
    <span><i class="dot hollow"></i>${first}</span>
    <span><i class="dot filled"></i>${second}</span>
    <span><i class="band"></i>${percent(confidence)} interval</span>
  </p>`;

function lane(gap, gaps, names) {
  const [tone, caveat] = [toneOf(gap), caveatWords(gap)];
  const about = qualifiersOf(gap, gaps, names);
  return html`
    <li class="lane">
      <div class="lane-name">
        <strong>${named(titleOf(gap, names))}</strong>
        <span>
          ${about.length > 0 ? html`<bdi>${about.join(", ")}</bdi> · ` : nothing}${gap.n > 0 ? peopleLine(gap.n, gap.sources) : nothing}
        </span>
      </div>
      <div class="lane-finding tone-${tone}">
        ${tone === "none"
          ? lackLine(gap.difference)
          : html`<strong><i class="mark" aria-hidden="true"></i>${pointWords(gap)}</strong>
              <span>${intervalLine(gap.difference, intervalWords(gap))}</span>
              ${caveat ? html`<span>${caveat}</span>` : nothing}`}
      </div>
    </li>`;
}

const drawing = ({ gaps, scale, sides, label }, { names, keyOf, confidence }) => html`
  ${legend(sides, confidence)}
  <figure class="plot">
    <div class="lanes" style=${styleMap({ "--lanes": gaps.length })}>
      <ul>${repeat(gaps, keyOf, (gap) => lane(gap, gaps, names))}</ul>
      <gap-plot .content=${{ gaps, scale, label }}></gap-plot>
    </div>
    <p class="ends" aria-hidden="true"><span>${scale.low}</span><span>${scale.high}</span></p>
  </figure>
  ${gapTable({ gaps, sides, names, keyOf })}`;

/** The panel of some gaps of one kind on one scale; `known` has the surveys' names, how to tell rows apart and the confidence. */
export function panel({ kind, scale: scaleId, gaps }, known) {
  const { names } = known;
  const [scale, sides, found] = [scaleOf(scaleId), sidesOf(kind), headlineOf(gaps)];
  const label = `${headlineText(found, names)}. ${sides.title}, from ${scale.min} to ${scale.max}; the table below has every number.`;
  return html`
    <article class="panel" data-kind=${kind} data-scale=${scaleId}>
      <p class="eyebrow">${eyebrow(gaps, sides, names)} · ${scale.noun}, ${scale.min}–${scale.max}</p>
      <h3>${headline(found, names)}</h3>
      ${gaps.some(({ n }) => n > 0) ? drawing({ gaps, scale, sides, label }, known) : awaitedGaps(gaps, names)}
    </article>`;
}
