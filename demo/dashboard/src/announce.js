// Owns telling those who do not see the page what changed, politely and not too often. Does not find the words.

/** A screen reader that is told more often never gets to the end. */
const QUIET_MS = 10_000;

/** Gives `say(text)`, which puts the latest text into the element at most every ten seconds, and the same text never twice. */
export function announcer(element) {
  let latest;
  let timer;
  let quietUntil = 0;
  const speak = () => {
    timer = undefined;
    if (element.textContent === latest) return;
    element.textContent = latest;
    quietUntil = Date.now() + QUIET_MS;
  };
  return (text) => {
    latest = text;
    timer ??= setTimeout(speak, Math.max(0, quietUntil - Date.now()));
  };
}
