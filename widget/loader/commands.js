// Owns the one function that the page calls, `expectly(command, …)`: what it knows, and keeping what comes before there is a study.
import { begin } from "./begin.js";
import { extend } from "./extend.js";
import { ending } from "./life.js";
import { own, write } from "./own.js";
import { state } from "./state.js";
import { fail } from "./tell.js";
import { track } from "./triggers.js";

/** Each command with what it does; more.js adds the rarer ones. */
export const commands = {
  init: (given) => begin(typeof given == "string" ? given : write(given)),
  track,
};

const begun = new Promise((begun) => (state.begun = begun));
// Calls that may wait for a study: a page without one must not fill its memory.
let room = 100;

const obey = async (command, ...rest) => {
  if (/^(track|show|explain)$/.test(command) && !state.rules) {
    if (room-- < 1) return;
    await begun;
  }
  const obeyed = own(commands, command) || ((await extend()), own(commands, command));
  return obeyed ? obeyed(...rest) : fail("command");
};

/** What the page calls. Never throws or rejects; gives what the command does, later. */
export const call = (...words) => {
  // After its end it is what the line before the tag makes: a queue for the next one.
  if (!call.v) return void (words[0] === "destroy" || (call.q ||= []).push(words));
  const given = obey(...words).catch(() => fail("load"));
  // At once: a component that mounts again must find the place empty.
  if (words[0] === "destroy") ending.abort((call.v = 0));
  return given;
};
