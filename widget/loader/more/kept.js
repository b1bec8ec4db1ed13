// Owns reading what the widget keeps in IndexedDB, under the widget's own names. Changes nothing, and makes no database.
import { name } from "../name.js";

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

/** What `ask` asks of the results on their way out and of the open pairs; `nothing` where that cannot be read. */
const read = async (ask, nothing) => {
  try {
    const database = await opened();
    return await new Promise((found, none) => {
      setTimeout(none, patienceMs);
      const transaction = database.transaction(["outbox", "pairs"]);
      const answer = ask(...["outbox", "pairs"].map((store) => transaction.objectStore(store)));
      transaction.onabort = none;
      transaction.oncomplete = () => {
        database.close();
        found(answer());
      };
    });
  } catch {
    return nothing;
  }
};

/** How many results are on their way out or due, and the surveys whose pairs are open; none where that cannot be read. */
export const kept = () =>
  read(
    (outbox, pairs) => {
      const [results, ids, open] = [outbox.count(), pairs.getAllKeys(), pairs.getAll()];
      return () => {
        // Until when it waits is the fifth part of a pair.
        const over = ids.result.filter((_, place) => open.result[place]?.[4] <= Date.now());
        return [results.result + over.length, ids.result.filter((id) => !over.includes(id))];
      };
    },
    [0, []],
  );

/** The open pair of a survey, as it is stored. */
export const pair = (id) =>
  read((_, pairs) => {
    const found = pairs.get(id);
    return () => found.result;
  });
