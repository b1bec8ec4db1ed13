// Owns telling the preview's page what to show, a new page each time, so that nothing of the last visitor is left. Shows nothing itself.

// Somebody is still typing or choosing.
const PAUSE_MS = 150;

/** Gives a function that shows what it is given in the frame. */
export function previewer(frame) {
  let wanted;
  let timer;
  addEventListener("message", ({ source, data, origin }) => {
    if (origin == location.origin && source == frame.contentWindow && data == "ready" && wanted) source.postMessage(wanted, origin);
  });
  return (next, anew = false) => {
    if (!anew && JSON.stringify(next) == JSON.stringify(wanted)) return;
    wanted = next;
    clearTimeout(timer);
    timer = setTimeout(() => {
      frame.style.colorScheme = next.scheme || "light dark";
      frame.contentWindow.location.reload();
    }, PAUSE_MS);
  };
}
