// Owns what the page is told by the loader: events on the document, and a line in the console for what failed. The widget tells its own.
import { name } from "./name.js";

export const tell = (kind, detail) => document.dispatchEvent(new CustomEvent(name + ":" + kind, { detail }));

export const fail = (code) => {
  console.warn(name + ": " + code);
  tell("error", { code, path: "" });
};
