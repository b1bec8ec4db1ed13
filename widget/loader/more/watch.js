// Owns setting up, on each page, what its rules wait for there, and taking all of it down when the page is left.
import { own } from "../own.js";
import appears from "./appears.js";
import click from "./click.js";
import dwell from "./dwell.js";
import exit from "./exit.js";
import idle from "./idle.js";
import scroll from "./scroll.js";

const triggers = { click, appears, dwellMs: dwell, scroll, exit, idleMs: idle };

/** The keys of `when` that wait for something on the page. */
export const waits = Object.keys(triggers);

/** Gives the function that sets up a page. A page's own condition holds once; a click can come again. */
export const watcher = ({ due, here, life, state }) => {
  let page;
  life.signal.addEventListener("abort", () => page?.abort());
  return () => {
    page?.abort();
    page = new AbortController();
    for (const rule of state.rules) {
      if (!here(rule)) continue;
      for (const key of waits) {
        const wanted = own(rule.when, key);
        const met = () => (key == "click" || !rule.met[key]) && due(rule, key);
        if (wanted === false) met();
        else if (wanted !== undefined) triggers[key](wanted, met, page);
      }
    }
  };
};
