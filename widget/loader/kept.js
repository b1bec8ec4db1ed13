// Owns asking whether the widget has kept anything in IndexedDB; more.js reads what. Looking must not create the database.
import { extend } from "./extend.js";
import { name } from "./name.js";

const isThere = async () => {
  try {
    return (await indexedDB.databases()).some((known) => known.name == name);
  } catch {
    // Browsers that cannot say make the second file look.
    return true;
  }
};

/** How many results are on their way out, and the surveys whose pairs are open. */
export const kept = async () => ((await isThere()) && (await extend())?.kept()) || [0, []];
