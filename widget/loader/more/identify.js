// Owns what the page says of its visitor. It is kept in memory alone; which of it travels with results, the study says.
import { own } from "../own.js";

const isPlain = (value) => ["string", "number", "boolean"].includes(typeof value);

/** Adds the command. A survey that waits for an attribute is judged again. */
export const takeAttributes = ({ commands, due, here, state }) => {
  commands.identify = (attributes) => {
    // A text would be taken letter by letter.
    const named = typeof attributes == "object" ? attributes : {};
    const plain = Object.entries(named || {}).filter(([, value]) => isPlain(value));
    state.attributes = { ...state.attributes, ...Object.fromEntries(plain) };
    const waiting = (state.rules || []).filter((rule) => own(rule.when, "attributes") !== undefined && here(rule));
    waiting.forEach((rule) => due(rule, "page"));
  };
};
