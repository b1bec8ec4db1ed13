// Owns saying why a survey is shown or not: every rule with what the study wants, the value found and whether it passes. Changes nothing
// and asks no endpoint.
import { own } from "../own.js";

/** Gives `explain`: a list with one report for each moment of a survey. */
export const explainer = ({ checks, recall, state, steps }) => {
  const wanted = (rule, key) =>
    own(rule.when, key) ?? (key == "kinds" ? own(own(own(state.study, "fatigue"), key), own(rule.survey, "kind")) : undefined)
    ?? own(own(state.study, "fatigue"), key) ?? own(own(state.study, "privacy"), key);
  const surroundings = () => [
    ["visible", () => [!document.hidden, document.visibilityState]],
    ["dialog", () => [!document.querySelector(":modal"), document.querySelector(":modal")?.localName]],
    ["busy", () => [!state.busy, !!state.busy]],
  ];
  // What is waited for has come about or not; whether it is waited for at all is the study's.
  const awaited = () => steps.map((key) => [key, ({ when, met }) => own(when, key) !== undefined && [!!met[key], !!met[key]]]);
  const delayed = ["delayMs", ({ when, timer }) => own(when, "delayMs") > 0 && [!timer, timer ? "waiting" : "not waiting"]];
  // A visitor's luck is drawn when it is needed, not when somebody looks.
  const undrawn = ({ when }) => own(when, "sample") < 1 && [true, "not drawn yet"];
  const judges = ({ moment }) => (moment == "after" ? checks.after : checks.rest);

  const report = async (rule) => {
    const rules = [];
    for (const [key, check] of [...surroundings(), ...checks.gate, ...checks.place, ...awaited(), delayed, ...judges(rule)]) {
      const found = key == "sample" && !(recall().r >= 0) ? undrawn(rule) : await check(rule, true);
      if (found) rules.push({ rule: key, wanted: wanted(rule, key), value: found[1], pass: !!found[0] });
    }
    return { survey: rule.id, moment: rule.moment, pass: !!rule.when && rules.every(({ pass }) => pass), rules };
  };
  return (id) => Promise.all((state.rules || []).filter((rule) => id === undefined || rule.id === id).map(report));
};
