// Owns the order in which surveys are shown: one at a time, as they came due, each judged when its turn comes.
import { applies, here } from "./checks.js";
import { call } from "./commands.js";
import { extend } from "./extend.js";
import { isSeen } from "./seen.js";
import { state } from "./state.js";
import { recall, remember } from "./stored.js";
import { load } from "./widget.js";

const line = new Set();

// Waits until the visitor can see a panel and nothing of the page's own stands before it; false if that cannot be told.
const seen = async () => isSeen() || (await extend())?.seen();

// The last look before a panel opens: fetching the widget takes time, in which the visitor may have gone elsewhere.
const still = async (rule) =>
  (await seen()) && here(rule) && call.v && (remember({ s: { ...recall().s, [rule.id]: Date.now() } }), true);

export const enqueue = async (rule) => {
  line.add(rule);
  if (state.busy) return;
  state.busy = true;
  // Those that come due meanwhile have their turn, too.
  for (const rule of line) {
    line.delete(rule);
    if ((await seen()) && (await applies(rule))) await (await load())?.show(rule, () => still(rule));
  }
  state.busy = false;
};
