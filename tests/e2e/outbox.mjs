// Owns looking into a visitor's outbox and laying something there, as an earlier page, a newer build or a damaged disk would have left it.
// Sends nothing.

/** The widget's database, at its version; an empty version 1 has been one, too. */
const NAME = "expectly";

/** A page of the site without the widget, where its storage can be seen to. */
export const backstage = (world, page) => page.goto(`${world.url}/study.json`);

/** Everything in a store, key by key, and the database's version. */
export const kept = (page, store = "outbox") =>
  page.evaluate(
    async (name, store) => {
      const done = (request) => new Promise((done, none) => Object.assign(request, { onsuccess: () => done(request.result), onerror: none }));
      const database = await done(indexedDB.open(name));
      const { version } = database;
      const stores = [...database.objectStoreNames];
      const [keys, values] = stores.includes(store)
        ? await Promise.all([done(database.transaction(store).objectStore(store).getAllKeys()), done(database.transaction(store).objectStore(store).getAll())])
        : [[], []];
      database.close();
      return { version, stores, entries: keys.map((key, place) => [key, values[place]]) };
    },
    NAME,
    store,
  );

/** Lays entries into the outbox of a database of that version, which is made if there is none; `pairs` likewise. */
export const lay = (page, version, entries, pairs = []) =>
  page.evaluate(
    async (name, version, entries, pairs) => {
      const database = await new Promise((done, none) => {
        const request = indexedDB.open(name, version);
        request.onupgradeneeded = () => {
          const known = [...request.result.objectStoreNames];
          for (const store of ["outbox", "pairs"]) if (!known.includes(store)) request.result.createObjectStore(store);
        };
        request.onsuccess = () => done(request.result);
        request.onerror = none;
      });
      const transaction = database.transaction(["outbox", "pairs"], "readwrite");
      for (const [key, value] of entries) transaction.objectStore("outbox").put(value, key);
      for (const [key, value] of pairs) transaction.objectStore("pairs").put(value, key);
      await new Promise((done, none) => Object.assign(transaction, { oncomplete: done, onabort: none }));
      database.close();
    },
    NAME,
    version,
    entries,
    pairs,
  );

/** As many copies of a result as asked for, each an answer of its own, changed by `change` if it is given. */
export const copies = (record, count, change = (said) => said) =>
  Array.from({ length: count }, (_, place) => {
    const id = `00000000-0000-4000-8000-${String(place).padStart(12, "0")}`;
    const [, endpoint, answeredAt, heldUntil, said, ...since] = record;
    return [id, [id, endpoint, answeredAt, heldUntil, JSON.stringify(change({ ...JSON.parse(said), id })), ...since]];
  });
