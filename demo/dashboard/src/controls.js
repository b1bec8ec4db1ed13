// Owns the two choices above the numbers. Does not recompute anything itself.
import { html, nothing } from "lit-html";
import { percent } from "./numbers.js";
import { LEVELS } from "./settings.js";

const level = (value, { settings, choose }) => html`
  <label>
    <input type="radio" name="confidence" .checked=${settings.confidence === value} @change=${() => choose({ confidence: value })}>
    <span>${percent(value)}</span>
  </label>`;

/** The controls; `choose` takes what changed. */
export const controls = ({ settings, hasSimulated, choose }) => html`
  <form class="controls" @submit=${(event) => event.preventDefault()}>
    <fieldset>
      <legend>Confidence of the intervals</legend>
      <div class="levels">${LEVELS.map((value) => level(value, { settings, choose }))}</div>
    </fieldset>
    ${hasSimulated
      ? html`<label class="switch">
          <input type="checkbox" .checked=${settings.simulated} @change=${(event) => choose({ simulated: event.target.checked })}>
          <span>Count simulated visitors</span>
        </label>`
      : nothing}
  </form>`;
