// Owns bringing the widget into a page from a bundled application: one script element, once. Importing it does nothing, with or without a
// page. What the widget does once it is there is its own business.

// Where the package's folder `dist` lies on a site that serves it itself, unless the site says otherwise.
const USUAL = "/expectly/expectly.js";

// A page whose script never comes must not fill its memory with calls that wait for it.
const MOST = 100;

// The script on its way, and what its arrival will settle.
let script;
let arriving;

/** The widget's function, if it is on the page and not only the queue that stands in for it. */
const present = () => (window.expectly && window.expectly.v ? window.expectly : null);

// Calls that come before the script does wait here, as those to the script tag's own line do. What is destroyed before it came never
// happened: components that mount twice, as they do under test, would otherwise end with nothing.
const stand = () => {
  // A queue that nobody empties is left by a widget that was destroyed; with a script of ours on its way, it is ours.
  if (present() || (window.expectly && script)) return;
  const earlier = (window.expectly && window.expectly.q) || [];
  const queue = (...words) => {
    if (words[0] != "destroy") return void (queue.q.length < MOST && queue.q.push(words));
    queue.q.length = 0;
    if (script) delete script.dataset.study;
  };
  queue.q = earlier;
  window.expectly = queue;
};

const inject = ({ src = USUAL, lang, nonce, integrity }) =>
  new Promise((resolve, reject) => {
    // The element has done its work either way, and is not left behind.
    const end = (problem) => {
      script.remove();
      if (problem) reject(new Error(`expectly: ${src} ${problem}`));
      else resolve(present());
    };
    if (lang) script.dataset.lang = lang;
    if (nonce) script.nonce = nonce;
    if (integrity) Object.assign(script, { integrity, crossOrigin: "anonymous" });
    script.addEventListener("load", () => end(present() ? "" : "is not the widget"));
    script.addEventListener("error", () => end("could not be loaded"));
    script.src = src;
    (document.head || document.documentElement).append(script);
  });

/**
 * Brings the widget into the page, unless it is there, and resolves with its function; with null where there is no page.
 * Rejects if the script does not arrive; the next call tries again.
 */
export const load = (options = {}) => {
  if (typeof window == "undefined") return Promise.resolve(null);
  const { study } = options;
  stand();
  // A widget that has a study already keeps it, so that mounting twice asks once.
  if (study && typeof study == "object") window.expectly("init", study);
  if (present()) return Promise.resolve(present());
  if (!arriving) {
    script = Object.assign(document.createElement("script"), { async: true });
    arriving = inject(options).finally(() => (script = arriving = undefined));
  }
  if (typeof study == "string") script.dataset.study = study;
  return arriving;
};
