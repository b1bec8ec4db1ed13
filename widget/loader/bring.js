// Owns fetching the other files that this one was built with: exactly those, and each tried twice. What is in them is not known here.
import { ask } from "./get.js";
import { home, script } from "./place.js";

// A cache may hold half a file, or somebody's error page; past it lies, with luck, the file. Then it is given up for this page.
const twice = (file, get) => get(home + file).catch(() => get(home + file + "?2"));

/** The response with a file of that hash. */
export const bytes = (file, integrity) => twice(file, (address) => ask(address, integrity));

/** The module in a file. `import()` takes no hash; a module that was preloaded with one is held to it (WebKit ignores that). */
export const bring = (file, integrity) =>
  twice(file, (href) => {
    const rel = "modulepreload";
    const link = Object.assign(document.createElement("link"), { rel, nonce: script?.nonce, integrity, href });
    document.head.append(link);
    return import(href).finally(() => link.remove());
  });
