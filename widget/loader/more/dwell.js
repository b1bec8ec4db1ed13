// Owns how long a page has been looked at: the time in which it is hidden does not count.
export default (dwellMs, met, { signal }) => {
  let [spent, since, timer] = [0, 0, 0];
  const turn = () => {
    clearTimeout(timer);
    if (since) spent += performance.now() - since;
    since = document.hidden || signal.aborted ? 0 : performance.now();
    if (since) timer = setTimeout(met, dwellMs - spent);
  };
  document.addEventListener("visibilitychange", turn, { signal });
  signal.addEventListener("abort", turn);
  turn();
};
