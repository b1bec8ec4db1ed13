// What every page does: the basket's count, and the footer's "start over". Knows nothing of a single page.
import { showCount } from "./basket.mjs";

/** Makes this browser a stranger to the shop and to Expectly again, then goes home. */
async function startOver() {
  for (const store of ["localStorage", "sessionStorage"]) {
    try {
      window[store].clear();
    } catch {
      // Storage is switched off: there is nothing to clear.
    }
  }
  const databases = (await indexedDB.databases?.().catch(() => [])) ?? [];
  await Promise.all(databases.map(({ name }) => remove(name)));
  location.assign("/");
}

/** A database that is still open elsewhere goes as soon as it is closed; leaving the page closes this page's own. */
const remove = (name) =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    for (const end of ["success", "error", "blocked"]) request.addEventListener(end, resolve);
  });

document.querySelector("[data-start-over]").addEventListener("click", startOver);
showCount();
addEventListener("pageshow", showCount); // a page that comes back from the back/forward cache has an old count
