// Owns what a test's page notes down of the widget's events and of its own troubles, as a site's own script would. Changes nothing.

/** Runs inside the page, before every other script of it. */
function listen() {
  const heard = (window.heard = []);
  for (const kind of ["ready", "shown", "answered", "submitted", "delivered", "dismissed", "error"]) {
    document.addEventListener(`expectly:${kind}`, ({ detail }) => heard.push({ kind, detail }));
  }
  const troubles = (window.troubles = []);
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => troubles.push(`${violatedDirective} ${blockedURI}`));
  window.addEventListener("error", ({ message }) => troubles.push(String(message)));
  window.addEventListener("unhandledrejection", ({ reason }) => troubles.push(String(reason)));
  for (const kind of ["log", "info", "debug", "warn", "error"]) {
    const original = console[kind];
    console[kind] = (...words) => {
      troubles.push(`console.${kind}: ${words.join(" ")}`);
      original.apply(console, words);
    };
  }
}

/** The page's script for it. */
export const listenerScript = `(${listen})()`;

/** Waits until the page has heard this of the widget, and gives the first such event's detail. */
export const heard = (page, kind, wanted = {}) =>
  page.waitFor(
    (kind, wanted) =>
      window.heard.find((event) => event.kind === kind && Object.entries(wanted).every(([key, value]) => event.detail[key] === value))?.detail,
    kind,
    wanted,
  );

/** The events of one kind so far. */
export const heardSoFar = (page, kind) =>
  page.evaluate((kind) => window.heard.filter((event) => event.kind === kind).map(({ detail }) => detail), kind);

/** Errors, refused rejections, console lines and policy violations of the page so far. */
export const troubles = (page) => page.evaluate("window.troubles");
