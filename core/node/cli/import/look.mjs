// Owns carrying over how a panel looks: colours as studies write them, radius, letters, place. Judges no contrast.
import { given } from "./questions.mjs";

const NAMED = { black: "#000000", white: "#ffffff", red: "#ff0000", green: "#008000", blue: "#0000ff", gray: "#808080", grey: "#808080" };
const MOST_RADIUS = 32;

/** `#rrggbb` of a colour in CSS; undefined where it is none that can be said so. */
export function colour(source) {
  const text = String(source).trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(text)) return text;
  if (/^#[0-9a-f]{3}$/.test(text)) return text.replace(/[0-9a-f]/g, "$&$&");
  const rgb = /^rgb\((\d{1,3}),\s*(\d{1,3}),\s*(\d{1,3})\)$/.exec(text);
  if (rgb !== null && rgb.slice(1).every((part) => Number(part) <= 255))
    return `#${rgb
      .slice(1)
      .map((part) => Number(part).toString(16).padStart(2, "0"))
      .join("")}`;
  return Object.hasOwn(NAMED, text) ? NAMED[text] : undefined;
}

/** Colours, radius and font, each as `[path, value]`; what cannot be said is lost. */
export function look({ accent, paper, ink, radius, font, position }, losses) {
  return given({
    accent: told(accent, colour, "no colour that a study can name", losses),
    paper: told(paper, colour, "no colour that a study can name", losses),
    ink: told(ink, colour, "no colour that a study can name", losses),
    position,
    radius: told(radius, pixels, `no radius of 0 to ${MOST_RADIUS} pixels`, losses),
    font: told(font, letters, "no letters that a study can name; those of the visitor's system", losses),
  });
}

function told(entry, read, why, losses) {
  const [path, value] = entry ?? [];
  if (value === undefined || value === null || value === "") return undefined;
  const found = read(value);
  if (found === undefined) losses.add(path, why);
  return found;
}

function pixels(source) {
  const radius = typeof source === "number" ? source : Number(/^(\d+(?:\.\d+)?)(?:px)?$/.exec(source)?.[1] ?? NaN);
  return radius >= 0 && radius <= MOST_RADIUS ? radius : undefined;
}

function letters(family) {
  const first = String(family).split(",")[0].trim().toLowerCase();
  return { inherit: "host", "system-ui": "system", "-apple-system": "system", serif: "serif", georgia: "serif", monospace: "mono" }[first];
}
