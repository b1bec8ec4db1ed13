// Owns conditions on the page's address beyond a path: the whole URL, its query, what it must not be, globs. Reads it, never changes it.
import { own } from "../own.js";
import { fits } from "./glob.js";

/** The page's URL. A fragment counts only where an application keeps its route there (`#/…`, `#!/…`). */
export const address = () => location.origin + location.pathname + location.search + (/^#!?\//.test(location.hash) ? location.hash : "");

const forms = {
  is: (url, wanted) => url == wanted,
  starts: (url, wanted) => url.startsWith(wanted),
  glob: (url, wanted) => fits(wanted, url),
  regex: (url, wanted) => new RegExp(wanted).test(url),
  query: (url, wanted) => Object.entries(wanted).every(([name, value]) => new URL(url).searchParams.getAll(name).includes(value)),
  not: (url, patterns) => !patterns.some((pattern) => isAt(url, pattern)),
};

/** Whether a URL is one that a study means. */
export const isAt = (url, pattern) => Object.keys(pattern).every((form) => own(forms, form)?.(url, pattern[form]));

export const urlCheck = ["url", ({ when }) => {
  const wanted = own(when, "url");
  return wanted && [isAt(address(), wanted), address()];
}];

/** The path's check, which knows globs, too. */
export const pathCheck = ["path", ({ when }) => {
  const wanted = own(when, "path");
  return wanted && [fits(wanted, location.pathname), location.pathname];
}];
