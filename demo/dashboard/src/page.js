// Owns the page as a whole: what stands where, in each state that it can be in. Computes nothing.
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { choicesInOrder, isEmpty, keyOf, panelsOf, scoresInOrder } from "./arrange.js";
import { choiceCard } from "./choicecard.js";
import { controls } from "./controls.js";
import { nothingYet } from "./empty.js";
import { footer } from "./footer.js";
import { jointDetails } from "./joint.js";
import { panel } from "./panel.js";
import { scoreCard } from "./scorecard.js";
import { status } from "./status.js";
import { tokenForm } from "./tokenform.js";

const section = (id, title, content) => html`<section aria-labelledby=${id}><h2 id=${id}>${title}</h2>${content}</section>`;

function results({ computed, names }) {
  const panels = panelsOf(computed.gaps, names);
  const scores = scoresInOrder(computed.scores);
  const choices = choicesInOrder(computed.choices);
  const gaps = panels.flatMap((one) => one.gaps);
  const all = [...gaps, ...scores, ...choices];
  if (all.every(isEmpty)) return nothingYet(all, names);
  const known = { names, keyOf, confidence: computed.confidence };
  const paired = gaps.filter(({ n }) => n > 0);
  return html`
    ${panels.length > 0 ? section("gaps", "Gaps", repeat(panels, ({ id }) => id, (one) => panel(one, known))) : nothing}
    ${scores.length > 0
      ? section("scores", "Scores", html`<div class="cards">${repeat(scores, keyOf, (one) => scoreCard(one, scores, names))}</div>`)
      : nothing}
    ${choices.length > 0
      ? section("choices", "Choices", html`<div class="cards">${repeat(choices, keyOf, (one) => choiceCard(one, choices, names))}</div>`)
      : nothing}
    ${paired.length > 0
      ? section("people", "Person by person", html`${repeat(paired, keyOf, (gap) => jointDetails(gap, paired, names))}`)
      : nothing}`;
}

const note = (text) => html`<p class="note" role="alert">${text}</p>`;

const mark = html`
  <svg viewBox="0 0 32 32" aria-hidden="true"><path d="M9 16h9" /><circle cx="7" cy="16" r="4" /><circle cx="24" cy="16" r="5" /></svg>`;

function main(state) {
  if (state.asksToken) return tokenForm(state);
  if (state.unknownStudy) return note(`The collector knows no study “${state.study}”.`);
  if (state.failure) return note(state.failure);
  return state.computed ? results(state) : nothing;
}

/** The page in a state, as main.js keeps it. */
export const page = (state) => html`
  <header class="masthead">
    <div>
      <p class="brand">${mark}Expectly</p>
      <h1>${state.study}</h1>
    </div>
    ${state.asksToken ? nothing : html`<div class="tools">${status(state)} ${state.computed ? controls(state) : nothing}</div>`}
  </header>
  <main class=${state.silence ? "stale" : nothing}>${main(state)}</main>
  ${state.computed && !state.asksToken ? footer(state) : nothing}`;
