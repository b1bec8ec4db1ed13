// Owns what of a survey could not be carried over, or only by deciding something for its author: where it stands, and why. Does not print.

export class Losses {
  lines = [];
  #prefix;

  constructor(prefix = "", lines = []) {
    this.#prefix = prefix;
    this.lines = lines;
  }

  /** The same list, for what stands below a path such as `results[1]`. */
  below(path) {
    return new Losses(joined(this.#prefix, path), this.lines);
  }

  add(path, why) {
    const line = `${joined(this.#prefix, path) || "survey"}: ${why}`;
    // What is true of a text in each of its languages is said once.
    if (!this.lines.includes(line)) this.lines.push(line);
  }

  /** Lists every key that says something and is neither carried over nor without effect on visitors; `lost` says why of those it knows. */
  leftOver(path, object, carried, lost) {
    for (const [key, value] of Object.entries(object ?? {})) {
      if (carried.has(key) || !says(value)) continue;
      this.add(joined(path, key), Object.hasOwn(lost, key) ? lost[key] : "not known here, so left out");
    }
  }
}

/** Whether a setting sets anything. */
export function says(value) {
  if (value === undefined || value === null || value === false || value === "") return false;
  return typeof value !== "object" || Object.values(value).some((inner) => inner === 0 || says(inner));
}

function joined(path, more) {
  if (path === "" || more === "") return path || more;
  return more.startsWith("[") ? `${path}${more}` : `${path}.${more}`;
}
