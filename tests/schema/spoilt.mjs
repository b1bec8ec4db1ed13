// Owns ways of changing a study at one place: every key removed, one added, values of other types, beyond bounds, too long. Most make it
// wrong; which ones is for others to say.

/** Values of every JSON type, and those that readers in a hurry take for others. */
const VALUES = [null, true, false, 0, 1, -1, 0.5, 1e9, 1e300, "", "1", "a", "Ä b", "en", "ease7", "/a", "https://a.example", [], [null], {}, { en: "a" }];
/** Lengths around every bound that there is. */
const LENGTHS = [7, 8, 35, 36, 64, 65, 200, 201, 500, 501, 1000, 1001, 2000, 2001];
/** Steps over a bound, or just not. */
const STEPS = [-1000, -7, -1, -0.5, 0.5, 1, 7, 1000, 1e10];
/** One code point that is two units of UTF-16 and four bytes of UTF-8. */
const WIDE = "𝄞";

/** Every changed study with what was changed. */
export function* spoilt(study) {
  for (const way of places(study, [])) {
    const here = `$${way.map((step) => `[${JSON.stringify(step)}]`).join("")}`;
    const changed = (what, change) => ({ what: `${here} ${what}`, study: at(structuredClone(study), way, change) });
    const value = way.reduce((inside, step) => inside[step], study);
    if (way.length > 0) yield changed("removed", (holder, step) => (Array.isArray(holder) ? holder.splice(step, 1) : delete holder[step]));
    for (const other of [...VALUES, ...variants(value)]) {
      yield changed(`= ${JSON.stringify(other).slice(0, 60)}`, (holder, step) => (holder[step] = other));
    }
  }
}

function* variants(value) {
  if (typeof value === "string") {
    for (const length of LENGTHS) {
      yield value.padEnd(length, "a");
      yield value.padEnd(length - [...value].length, "a") + WIDE;
      yield WIDE.repeat(length);
    }
    yield* [`${value}\n`, `\n`, ` ${value}`, `${value}-`, `-${value}`, value.toUpperCase(), `${value}--${value}`, `${value}*`];
  } else if (typeof value === "number") {
    for (const step of STEPS) yield value + step;
    yield String(value);
  } else if (Array.isArray(value)) {
    for (const most of [1, 2, 20, 21, 30, 31, 50, 51, 200, 201]) yield Array.from({ length: most }, (_, index) => named(value[0], index));
    yield [...value, ...value];
  } else if (value && typeof value === "object") {
    yield { ...value, expectly: 1 };
    yield { ...value, [`${Object.keys(value)[0]} `]: "a" };
    for (const most of [6, 7, 20, 21, 50, 51, 200, 201]) yield Object.fromEntries(Array.from({ length: most }, (_, index) => [`en-${index}`, Object.values(value)[0]]));
  }
}

/** A copy with a name of its own, where it has one, so that many can stand side by side. */
const named = (item, index) => (item?.id ? { ...item, id: `${item.id}-${index}` } : (item ?? "a"));

function* places(value, way) {
  yield way;
  if (value && typeof value === "object") for (const step of Object.keys(value)) yield* places(value[step], [...way, Array.isArray(value) ? Number(step) : step]);
}

function at(study, way, change) {
  const whole = { study };
  const steps = ["study", ...way];
  const last = steps.pop();
  change(steps.reduce((inside, step) => inside[step], whole), last);
  return whole.study;
}
