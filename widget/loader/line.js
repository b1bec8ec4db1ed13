// Owns the order in which surveys are shown: one at a time, as they came due, each judged when its turn comes.
import { applies, here } from "./checks.js";
import { next } from "./life.js";
import { state } from "./state.js";
import { recall, remember } from "./stored.js";
import { load } from "./widget.js";

const line = [];
let busy;

// Waits until the visitor can see the page.
const seen = async () => {
  while (document.visibilityState != "visible") await next(document, "visibilitychange");
  return true;
};

// The last look before a panel opens: fetching the widget takes time, in which the visitor may have gone elsewhere.
const still = async (rule) => {
  if (!(await seen()) || !(rule.asked || here(rule))) return;
  remember({ s: { ...recall().s, [rule.id]: Date.now() } });
  return true;
};

export const enqueue = async (rule) => {
  if (!line.includes(rule)) line.push(rule);
  if (busy) return;
  busy = true;
  while (line.length) {
    const rule = line.shift();
    if ((await seen()) && (await applies(rule))) await (await load())?.show(state.text, rule, () => still(rule));
  }
  busy = false;
};
