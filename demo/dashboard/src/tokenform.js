// Owns asking for the read token. Does not check it; only the collector can.
import { html, nothing } from "lit-html";

/** The form; `wrong` says that the last token was refused, `give` takes the next. */
export const tokenForm = ({ wrong, give }) => {
  const submit = (event) => {
    event.preventDefault();
    const token = new FormData(event.target).get("token").trim();
    if (token) give(token);
  };
  return html`
    <form class="token" @submit=${submit}>
      <h2>Who may read the results?</h2>
      <p>
        The collector shows them to whoever holds its read token: the text that it was started with, or that it printed when it started.
        It is kept in this tab only.
      </p>
      <label for="token">Read token</label>
      <div>
        <input id="token" name="token" type="password" autocomplete="off" required
          aria-invalid=${wrong ? "true" : nothing} aria-describedby=${wrong ? "token-wrong" : nothing}>
        <button>Show the results</button>
      </div>
      ${wrong ? html`<p class="wrong" id="token-wrong" role="alert">The collector does not accept this token.</p>` : nothing}
    </form>`;
};
