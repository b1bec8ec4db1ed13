// Owns the script that a site embeds: one on a page, whatever calls waited for it, and its start. It decides when a survey is shown and
// fetches the widget only then, or when answers of an earlier page wait to be sent. It does not know what a survey asks.
import { start } from "./begin.js";
import { call } from "./commands.js";
import { life } from "./life.js";
import { name } from "./name.js";
import { own } from "./own.js";
import { said } from "./place.js";
import { state } from "./state.js";

const before = window[name];
if (own(before, "v")) console.warn(name + ": loaded twice");
else {
  call.v = 1;
  window[name] = call;
  // Before the page's own, or the page would hear of what the widget is to blame for.
  addEventListener("error", (event) => state.trap?.(event), life);
  for (const entry of own(before, "q") || []) call(...entry);
  if (said.study || document.readyState != "loading") start();
  else addEventListener("DOMContentLoaded", start, life);
}
