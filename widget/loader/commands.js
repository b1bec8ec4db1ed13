// Owns the one function that the page calls, `expectly(command, …)`: what it knows, and keeping what comes before there is a study.
import { begin } from "./begin.js";
import { extend } from "./extend.js";
import { ending, life } from "./life.js";
import { own, write } from "./own.js";
import { name } from "./name.js";
import { state } from "./state.js";
import { fail } from "./tell.js";
import { track } from "./triggers.js";

/** Each command with what it does; more.js adds the rarer ones. */
export const commands = {
  init: (given) => begin(typeof given == "string" ? given : write(given)),
  track,
  on: (kind, handler) => document.addEventListener(name + ":" + kind, handler, life),
  off: (kind, handler) => document.removeEventListener(name + ":" + kind, handler),
};

const begun = new Promise((begun) => (state.begun = begun));
// Calls that may wait: a page without a study, or without a second tag, must not fill its memory.
let room = 100;

const obey = async (command, ...rest) => {
  if (/^(track|show|explain)$/.test(command) && !state.rules) {
    if (room-- < 1) return;
    await begun;
  }
  if (!own(commands, command)) await extend();
  if (!own(commands, command)) return console.warn(name + ": unknown command", command);
  return commands[command](...rest);
};

/** What the page calls. Never throws, and gives nothing but what `explain` finds, later. */
export const call = (...words) => {
  // After its end it is what the line before the tag makes: a queue for the next one.
  if (!call.v) return void (room-- > 0 && words[0] != "destroy" && (call.q ||= []).push(words));
  const given = obey(...words).catch(() => fail("load"));
  if (words[0] == "explain") return given;
  // At once: a component that mounts again must find the place empty.
  if (words[0] == "destroy") call.v = ending.abort();
};
