// Owns what a study's policy and a visitor's signals allow: whether anything is shown, and where anything is remembered. Asks nobody.
import { own } from "../own.js";

const signals = { gpc: () => !!navigator.globalPrivacyControl, dnt: () => navigator.doNotTrack == "1" };

export const privacyOf = ({ checks, recall, remember, state }) => {
  const policy = (key) => own(own(state.study, "privacy"), key);
  const signalled = (wish) => Object.keys(signals).some((key) => policy(key) == wish && signals[key]());
  /** Whether a question of our own asks for consent; whether any consent is needed. */
  const asks = () => policy("consent") == "ask" || signalled("ask");
  const needed = () => asks() || policy("consent") == "wait";

  /** Looks at what the study wants, before anything is stored. */
  const begin = () => {
    for (const [key, isOn] of Object.entries(signals)) {
      checks.gate.push([key, () => policy(key) && [!isOn() || policy(key) != "hide", isOn()]]);
    }
    // Where the page gives consent, it must have; where we ask, there must be no refusal.
    checks.gate.push(["consent", () => needed() && [asks() ? state.consent !== false : state.consent === true, state.consent]]);
    if (asks() && state.consent === undefined) {
      const { c } = recall();
      state.consent = c === undefined ? undefined : c == 1;
    }
    state.held = needed() && state.consent !== true;
    if (policy("storage") == "memory" || state.held) state.shelf = {};
  };

  /** From now on this device may remember, and does so from what this page knows; unless the study wants nothing stored. */
  const allow = () => {
    if (policy("storage") == "memory" || !state.shelf) return;
    const known = recall();
    state.shelf = undefined;
    remember({ ...known, ...recall() });
  };
  return { allow, asks, begin, needed };
};
