// Owns keeping the last of several events that carry one submission. It is the only thing here that grows with the file, by up to
// half a kilobyte a submission, since an event anywhere in the file may replace an earlier one.

export class Submissions {
  #ids = new Map();
  #times = [];
  #lines = [];
  #segments = [];
  #firsts = [];
  #seconds = [];
  // Only what was refused keeps its value, to be shown.
  #values = new Map();
  replaced = 0;

  /** Keeps an event unless a later one is held already. Exports often come newest first, so the time decides; without times, the order. */
  keep(id, time, { line, segment, first, second, values }) {
    const known = this.#ids.get(id);
    const at = known ?? this.#ids.size;
    if (known === undefined) this.#ids.set(id, at);
    else {
      this.replaced += 1;
      if (time < this.#times[at]) return;
    }
    this.#times[at] = time;
    this.#lines[at] = line;
    this.#segments[at] = segment;
    this.#firsts[at] = first;
    this.#seconds[at] = second;
    if (values === undefined) this.#values.delete(at);
    else this.#values.set(at, values);
  }

  /** Hands over what was kept. */
  forEach(each) {
    for (let at = 0; at < this.#lines.length; at += 1) {
      each({
        line: this.#lines[at],
        segment: this.#segments[at],
        first: this.#firsts[at],
        second: this.#seconds[at],
        values: this.#values.get(at),
      });
    }
  }
}
