// Owns the one function that the page calls, `expectly(command, …)`: what it knows, and keeping what comes before there is a study.
import { begin } from "./begin.js";
import { extend } from "./extend.js";
import { kept } from "./kept.js";
import { enqueue } from "./line.js";
import { own, write } from "./own.js";
import { name } from "./name.js";
import { state } from "./state.js";
import { fail } from "./tell.js";
import { track } from "./triggers.js";

/** Each command with what it does; more.js adds the rarer ones. */
export const commands = {
  init: (given) => begin(typeof given == "string" ? given : write(given)),
  track,
  show: async (id, options) => {
    const [first, second] = state.rules.filter((rule) => rule.id == id);
    const rule = second && (await kept())[1].includes(id) ? second : first;
    const prefill = own(options, "prefill");
    if (rule) enqueue({ ...rule, asked: true, prefill: prefill && write(prefill) });
  },
  close: async () => (await state.widget)?.close(),
};

const begun = new Promise((begun) => (state.begun = begun));
// Calls that may wait for a study: a page without one must not fill its memory.
let room = 100;

const obey = async (command, ...rest) => {
  if (command != "init" && command != "close" && !state.rules) {
    if (room-- < 1) return;
    await begun;
  }
  if (!own(commands, command)) await extend();
  if (!own(commands, command)) return console.warn(name + ": unknown command", command);
  return commands[command](...rest);
};

/** What the page calls. Never throws, and gives nothing but what `explain` finds, later. */
export const call = (...words) => {
  const given = obey(...words).catch(() => fail("load"));
  if (words[0] == "explain") return given;
};
