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

/** How many results are on their way out, and the surveys whose pairs are open; none where that cannot be read. */
export const kept = async () => {
  try {
    const database = await opened();
    return await new Promise((found, none) => {
      setTimeout(none, patienceMs);
      const transaction = database.transaction(["outbox", "pairs"]);
      const results = transaction.objectStore("outbox").count();
      const pairs = transaction.objectStore("pairs").getAllKeys();
      transaction.onabort = none;
      transaction.oncomplete = () => {
        database.close();
        found([results.result, pairs.result]);
      };
    });
  } catch {
    return [0, []];
  }
};
