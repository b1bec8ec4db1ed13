// Owns how much of a page has been seen: down to the lower edge of the window, or of the box that the page scrolls in. Scrolls nothing.

// A page that has yet to draw itself is short, and a short page is seen as a whole.
const settleMs = 1000;
// What fills less than this share of the window is a list in a page, not the page.
const leastShare = 0.5;

const scrolls = (box) => box.scrollHeight > box.clientHeight + 1;
const isPage = (box) => box.clientHeight >= innerHeight * leastShare && box.clientWidth >= innerWidth * leastShare;
const seenOf = (box) => (box.scrollTop + box.clientHeight) / box.scrollHeight;

// The box that the page scrolls in, if it is not the window.
const inner = () => {
  let box = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  while (box && !(scrolls(box) && isPage(box) && /auto|scroll|overlay/.test(getComputedStyle(box).overflowY))) box = box.parentElement;
  return box;
};

/** The share of the page that has been seen by now. */
export const seenShare = () => {
  const root = document.scrollingElement || document.documentElement;
  const box = scrolls(root) ? root : inner();
  return box ? Math.min(1, seenOf(box)) : 1;
};

export default (share, met, { signal }) => {
  const look = () => seenShare() >= share && met();
  const settled = () => {
    const timer = setTimeout(look, settleMs);
    signal.addEventListener("abort", () => clearTimeout(timer));
  };
  // The scrolling of a box does not bubble.
  addEventListener("scroll", look, { signal, capture: true, passive: true });
  if (document.readyState == "complete") settled();
  else addEventListener("load", settled, { signal });
};
