// Owns what the loader remembers on a visitor's device. Results and pairs are not here: the widget keeps those in IndexedDB.
//
// localStorage has one key, `expectly`: JSON, whose times are milliseconds since 1970. sessionStorage holds nothing.
//   r  number             drawn once, 0 up to 1, when a survey with a `sample` comes due: makes sampling stick
//   s  {survey: time}     when each was last shown, noted just before
// Each only for studies with the key of `fatigue` or `when` that needs it (more/fatigue.js):
//   d  {survey: time}     when each was last closed (afterDismissedDays)
//   a  {survey: time}     when each was last answered (afterAnsweredDays)
//   n  {survey: count}    how often each was ever shown (perSurvey, kinds.most)
//   u  {survey: count}    how often in a row each was shown without an answer (again)
//   x  1                  the visitor wants never to be asked again
// Only for studies with `visits`, `returning` or a cap `perVisit`, from the first page on (more/visits.js):
//   v  [nth, time, [survey, …]]   which visit this is, when it was last alive, what was shown in it
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
