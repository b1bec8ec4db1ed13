// Owns a visitor's yes or no to being asked and remembered: from the page, or from a question of our own where the study wants that.
// Whether it is needed is privacy.js's business.
import { question } from "./question.js";

/** Adds the command. Gives `permits`, which is true at once where no consent is needed, and else asks once. */
export const takeConsent = (loader, privacy, forget) => {
  const { checks, commands, due, here, kept, remember, state } = loader;
  const judgeAgain = () => (state.rules || []).filter(here).forEach((rule) => due(rule, "page"));

  const decide = async (given) => {
    state.consent = given;
    if (!privacy.needed()) return;
    if (!given) return forget();
    privacy.allow();
    state.allowed?.();
    if (state.held && (await kept())[0]) loader.deliver();
    state.held = false;
  };
  commands.consent = async (given) => {
    await decide(given === true);
    if (state.consent) judgeAgain();
  };

  let asking;
  const permits = async () => {
    if (!privacy.asks() || state.consent === true) return privacy.asks() || !privacy.needed() || state.consent === true;
    if (state.consent === undefined) {
      asking ||= question(loader).then(async (given) => {
        // Left without an answer, or not put at all: the next page asks again.
        if (given === undefined) return;
        await decide(given);
        // A refusal is remembered, too, and nothing beside it: who has said no must not be asked on each page.
        privacy.allow();
        remember({ c: given ? 1 : 0 });
      });
      await asking;
    }
    return state.consent === true;
  };
  // The last of all checks: nobody is asked for consent to a question that would not come.
  const last = ["consentAsked", async (rule, only) => (only || !privacy.asks() ? undefined : [await permits(), state.consent])];
  return { permits, watch: () => [checks.rest, checks.after].forEach((list) => list.push(last)) };
};
