// Owns whether a panel would be seen: not in a background tab or before the page is visited (both are hidden), not in a frame without
// width, not on paper, not behind a dialog or anything else that fills the screen. Waits for nothing.
export const isSeen = () => !(document.hidden || !innerWidth || matchMedia("print").matches || document.querySelector(":modal"));
