// Owns noticing that a visitor has done nothing for a while, on a page that they can see.
import { onActivity } from "./active.js";

export default (idleMs, met, page) => {
  let timer;
  let last;
  const wait = (ms) => (timer = setTimeout(ended, ms));
  // One timer that is set again when it ends, not one for each movement of the mouse.
  const ended = () => {
    const left = last + idleMs - performance.now();
    if (left > 0 || document.hidden) wait(Math.max(left, idleMs / 10));
    else met();
  };
  const heard = () => (last = performance.now());
  onActivity(heard, page);
  page.signal.addEventListener("abort", () => clearTimeout(timer));
  heard();
  wait(idleMs);
};
