// Owns the start: finding the study, reading it, bringing what earlier pages left, and setting its rules to work.
import { call } from "./commands.js";
import { extend, extending } from "./extend.js";
import { get } from "./get.js";
import { kept } from "./kept.js";
import { said } from "./place.js";
import { isPlain, rulesOf } from "./rules.js";
import { state } from "./state.js";
import { fail, tell } from "./tell.js";
import { follow } from "./triggers.js";
import { load } from "./widget.js";

// Asked while the study is on its way: a browser's first look into a database takes as long as that.
const found = kept();

/** Begins with a study's text; another one that comes later changes nothing. */
export const begin = async (text) => {
  if (state.study || !text) return;
  try {
    state.study = JSON.parse((state.text = text));
  } catch {
    state.study = {};
    return fail("not_json");
  }
  const rules = rulesOf(state.study);
  const fetched = extending || !rules || isPlain(state.study, rules) || extend();
  const [waiting] = await found;
  const more = await fetched;
  // Without the second file half a study would run: none does.
  if (!more || !call.v) return;
  if (!rules || more.begin?.(rules) === false) return (await load())?.check(text);
  // Who has read what waits is the second file, also where the rules need none.
  if (waiting && !state.held) (await extending).deliver();
  state.rules = rules;
  follow();
  state.begun();
  tell("ready", {});
};

/** Looks for the study that the page embeds or names. */
export const start = () => {
  const inline = document.querySelector("script[data-expectly-study]");
  if (inline) call("init", inline.textContent);
  else if (said.study) get(said.study).then(begin, () => fail("study"));
};
