// Owns what counts as a visitor doing something.
const kinds = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart", "scroll"];

/** Hears of everything that a visitor does until the signal ends it. */
export const onActivity = (heard, { signal }) => {
  for (const kind of kinds) addEventListener(kind, heard, { signal, capture: true, passive: true });
  document.addEventListener("visibilitychange", heard, { signal });
};
