// Owns waiting until a panel would be seen. Polls nothing.
import { isSeen } from "../seen.js";

/** True, once the visitor can see the page and nothing of the page's own stands before it; false if the loader ends before. */
export const seen = (life) =>
  new Promise((resolve) => {
    const waiting = new AbortController();
    const closed = new MutationObserver(() => look());
    const end = (is) => {
      waiting.abort();
      closed.disconnect();
      resolve(is);
    };
    const look = () => isSeen() && end(true);
    life.signal.addEventListener("abort", () => end(false), waiting);
    // A dialog closes by losing an attribute, or goes with its parents.
    closed.observe(document, { subtree: true, childList: true, attributeFilter: ["open"] });
    for (const kind of ["visibilitychange", "fullscreenchange"]) document.addEventListener(kind, look, waiting);
    for (const kind of ["resize", "afterprint"]) addEventListener(kind, look, waiting);
    matchMedia("print").addEventListener("change", look, waiting);
    look();
  });
