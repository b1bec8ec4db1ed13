// Owns what a study's policy and a visitor's signals allow: whether anything is shown, whether anything is stored. Asks nobody; a visitor's
// consent is `state.consent`.
import { own } from "../own.js";

const signals = { gpc: () => !!navigator.globalPrivacyControl, dnt: () => navigator.doNotTrack == "1" };

export const privacyOf = ({ checks, state }) => {
  const policy = (key) => own(own(state.study, "privacy"), key);
  for (const [key, isOn] of Object.entries(signals)) {
    checks.gate.push([key, () => policy(key) && [!isOn() || policy(key) != "hide", isOn()]]);
  }
  const asked = () => /wait|ask/.test(policy("consent")) || Object.keys(signals).some((key) => policy(key) == "ask" && signals[key]());
  checks.gate.push(["consent", () => (asked() ? [state.consent === true, state.consent] : undefined)]);
  if (policy("storage") == "memory") state.shelf = {};
};
