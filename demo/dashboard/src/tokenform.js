// Owns asking for the read token, with which somebody signs in. Does not check it; only the collector can.
import { html, nothing } from "lit-html";

/** The form; `wrong` says what is wrong with the last one, if anything, `give` takes the next. */
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
        The collector shows them to whoever holds a read token: one that was made for you, or the text that it was started with or printed
        when it started. You stay signed in for twelve hours, in this browser, or until you sign out.
      </p>
      <label for="token">Read token</label>
      <div>
        <input id="token" name="token" type="password" autocomplete="off" required
          aria-invalid=${wrong ? "true" : nothing} aria-describedby=${wrong ? "token-wrong" : nothing}>
        <button>Sign in</button>
      </div>
      ${wrong ? html`<p class="wrong" id="token-wrong" role="alert">${wrong}</p>` : nothing}
    </form>`;
};
