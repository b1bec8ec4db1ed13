// Owns what the loader remembers on a visitor's device. Results and pairs are not here: the widget keeps those in IndexedDB.
//
// localStorage has one key, `expectly`, written first when a survey applies to the visitor. Times are milliseconds since 1970.
//   r  number   drawn once, 0 up to 1: makes sampling stick
//   s  {id: time}   when each survey was last shown
// sessionStorage holds nothing.
import { write } from "./own.js";
import { name } from "./name.js";
import { state } from "./state.js";

// Where it lies; a study that allows no storage has another shelf.
const shelf = () => state.shelf || localStorage;

/** All that is remembered. Without storage the page simply forgets. */
export const recall = () => {
  try {
    return JSON.parse(shelf()[name]) || {};
  } catch {
    return {};
  }
};

/** Remembers these in addition to what is. */
export const remember = (more) => {
  try {
    shelf()[name] = write({ ...recall(), ...more });
  } catch {}
};
