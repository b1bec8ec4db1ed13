// Owns finding a column by its name or a key in an object, and saying which there are when there is none.
import { Unreadable } from "../failures.mjs";

/** How many names are listed when one was not found. */
const LISTED = 20;

/** The only column with one of these names; −1 if there is none. Two of that name are refused: either could be meant. */
export function optional(header, ...names) {
  for (const name of names) {
    const index = typeof name === "string" ? header.indexOf(name) : header.findIndex((column) => name.test(column));
    if (index === -1) continue;
    const again =
      typeof name === "string" ? header.indexOf(name, index + 1) : header.findIndex((column, at) => at > index && name.test(column));
    if (again !== -1)
      throw new Unreadable(`two columns are named ${quoted(header[index])} (columns ${index + 1} and ${again + 1}). Rename one`);
    return index;
  }
  return -1;
}

/** The column that was asked for. */
export function wanted(header, asked, ...names) {
  const index = optional(header, asked, ...names);
  if (index === -1) throw new Unreadable(notFound(asked, header, "column"));
  return index;
}

/** An object's own value of that name, or along a path of dots; undefined if there is none. */
export function own(object, name) {
  if (typeof object !== "object" || object === null) return undefined;
  if (Object.hasOwn(object, name)) return object[name];
  const dot = name.indexOf(".");
  return dot === -1 ? undefined : own(ownKey(object, name.slice(0, dot)), name.slice(dot + 1));
}

/** "no column "scroe". There are: …" */
export function notFound(asked, names, noun) {
  const listed = names.slice(0, LISTED).map(quoted).join(", ");
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : "";
  return `no ${noun} ${quoted(asked)}. There are: ${listed}${more}`;
}

export function quoted(name) {
  return JSON.stringify(name);
}

function ownKey(object, key) {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
