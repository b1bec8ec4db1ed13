// Owns what the page says later of its visitor: consent, and attributes. A survey that had to wait for either is judged again.
import { own } from "../own.js";

/** Adds the commands. `state.allowed` is what begins once a study may remember something. */
export const takeAnswers = ({ commands, due, here, state }) => {
  const judgeAgain = (waits) => (state.rules || []).filter((rule) => waits(rule) && here(rule)).forEach((rule) => due(rule, "page"));
  commands.consent = (given) => {
    state.consent = given === true;
    state.allowed?.();
    if (state.consent) judgeAgain(() => true);
  };
  commands.identify = (attributes) => {
    state.attributes = { ...attributes };
    judgeAgain(({ when }) => own(when, "attributes") !== undefined);
  };
};
