// Owns saying how fresh the numbers are. Does not ask for them.
import { html } from "lit-html";
import { clock } from "./numbers.js";

/** One line; while the collector is silent it says since when, and when it will be asked again. */
export function status({ heardAt, changedAt, silence }) {
  if (silence) {
    const reason = `The collector does not answer (${silence.reason}).`;
    const kept = changedAt ? ` These are the numbers as of ${clock(heardAt)}.` : "";
    return html`
      <p class="status silent"><i aria-hidden="true"></i>
        <span><span role="alert">${reason}${kept}</span> Asking again at ${clock(silence.next)}.</span></p>`;
  }
  const fresh = changedAt ? `Live, last change ${clock(changedAt)}` : "Asking the collector …";
  return html`<p class="status live"><i aria-hidden="true"></i><span>${fresh}</span></p>`;
}
