// Owns the foot of the page: exports, signing out, what the numbers stand for, the mark that must be named. Computes nothing.
import { html, nothing } from "lit-html";
import { clock, people } from "./numbers.js";

const FORMATS = [["ndjson", "Every result, as NDJSON"], ["csv", "Every answer, as CSV"]];

/** The footer; `save` takes a format, `leave` signs out. */
export const footer = ({ report, changedAt, exportFailure, save, leave, leaveFailure }) => html`
  <footer>
    <section aria-labelledby="export-head">
      <h2 id="export-head">Take the answers with you</h2>
      <p class="exports">
        ${FORMATS.map(([format, label]) => html`<button type="button" @click=${() => save(format)}>${label}</button>`)}
      </p>
      ${exportFailure ? html`<p class="wrong" role="alert">That did not work: ${exportFailure}.</p>` : nothing}
    </section>
    <p class="exports"><button type="button" @click=${leave}>Sign out</button></p>
    ${leaveFailure ? html`<p class="wrong" role="alert">That did not work: ${leaveFailure}.</p>` : nothing}
    <p>
      Study <strong>${report.study}</strong>, version ${report.version} · revision ${people(report.revision)} ·
      last change ${clock(changedAt)}
      ${report.refused > 0 ? html` · ${people(report.refused)} results were refused and kept aside; no number counts them` : nothing}
      ${report.unsigned > 0 ? html` · ${people(report.unsigned)} of ${people(report.signed + report.unsigned)} results carry no signature of your server: anybody can have sent them` : nothing}
    </p>
    <p>Every number on this page is computed in this page, by expectly-core compiled to WebAssembly, from the collector’s counts.
      Rounding comes last, so differences of shown numbers may be off by one in the last digit.</p>
    <p>Net Promoter, NPS and Net Promoter Score are marks of Bain &amp; Company, NICE Satmetrix and Fred Reichheld.</p>
  </footer>`;
