// Owns erasing all that is kept of a visitor in this browser: localStorage, IndexedDB, memory. What an endpoint has, it has.
import { name } from "../name.js";

// A database that another tab holds open is erased when that tab lets go; nobody waits for it here.
const patienceMs = 1000;

const erased = () =>
  new Promise((done) => {
    setTimeout(done, patienceMs);
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = done;
  });

/** Erases it, and the panel with what was begun in it. Where the browser refuses storage there is nothing to erase. */
export const forgetter = ({ state }) => async () => {
  state.attributes = undefined;
  if (state.shelf) state.shelf = {};
  for (const part of [state.widget, state.delivery]) (await part)?.forget();
  try {
    localStorage.removeItem(name);
    await erased();
  } catch {}
};
