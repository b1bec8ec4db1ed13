// Owns reading what the widget keeps in IndexedDB, under the widget's own names. Changes nothing, and makes no database.
import { name } from "../name.js";
import { own } from "../own.js";

// A blocked database must not hold up everything else.
const patienceMs = 1000;

const opened = () =>
  new Promise((found, none) => {
    setTimeout(none, patienceMs);
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.transaction.abort();
    request.onsuccess = () => found(request.result);
    request.onerror = none;
  });

const dayMs = 864e5;
// As long as the study's tables say where the study does not.
const usualDays = 90;

/** Whether a survey has waited longer for its second half than the study lets it. The time is the fourth part of a pair. */
const isOver = (study, id, pair) => {
  const survey = (own(study, "surveys") || []).find((known) => own(known, "id") == id);
  return survey && Date.now() - pair[3] > (own(survey, "expiresDays") || usualDays) * dayMs;
};

/** How many results are on their way out or due, and the surveys whose pairs are open; none where that cannot be read. */
export const keptOf = ({ state }) => async () => {
  try {
    const database = await opened();
    return await new Promise((found, none) => {
      setTimeout(none, patienceMs);
      const transaction = database.transaction(["outbox", "pairs"]);
      const results = transaction.objectStore("outbox").count();
      const [ids, pairs] = ["getAllKeys", "getAll"].map((all) => transaction.objectStore("pairs")[all]());
      transaction.onabort = none;
      transaction.oncomplete = () => {
        database.close();
        const over = ids.result.filter((id, place) => isOver(state.study, id, pairs.result[place]));
        found([results.result + over.length, ids.result.filter((id) => !over.includes(id))]);
      };
    });
  } catch {
    return [0, []];
  }
};
