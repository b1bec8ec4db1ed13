// Owns when the collector is asked: once a second, less often while it is silent, never in a hidden tab. Does not talk to it.

/** Fast enough to see an answer arrive; an unchanged report costs the collector a 304. */
const EVERY_MS = 1000;
/** A collector that comes back is noticed within half a minute. */
const LONGEST_MS = 30_000;

/** How long to wait after that many silences in a row. */
export const waitAfter = (silences) => Math.min(EVERY_MS * 2 ** silences, LONGEST_MS);

/**
 * Calls `ask()` again and again and hands each outcome to `hear(outcome, next)`, `next` being when it will ask again. An outcome of
 * status `silent` slows it down; `hear` stops it with `false`. Gives a function that begins afresh at once; whatever was asked before
 * is then no longer heard.
 */
export function paced(ask, hear) {
  let round = 0;
  let timer;
  let isOn = false;
  const turn = async (mine, silences) => {
    if (document.hidden) return;
    const outcome = await ask();
    if (mine !== round) return;
    const missed = outcome.status === "silent" ? silences + 1 : 0;
    const wait = waitAfter(missed);
    isOn = hear(outcome, Date.now() + wait) !== false;
    if (isOn) timer = setTimeout(turn, wait, mine, missed);
  };
  const begin = () => {
    clearTimeout(timer);
    round += 1;
    isOn = true;
    turn(round, 0);
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) clearTimeout(timer);
    else if (isOn) begin();
  });
  return begin;
}
