// Owns the page's side of the tests: the record of closed shadow roots and the few natives that a test needs. Does not drive a browser.

/**
 * Runs inside the page and must use nothing from this module. Keeps, before any script of the page can replace them, the frame clock
 * and `attachShadow`, and returns the kit that page functions of the tests get as their first argument. Safe to run twice.
 * Roots are held weakly, so that a test of memory sees the widget's own leaks only.
 */
function installKit() {
  const key = Symbol.for("expectly-test");
  if (window[key]) return window[key];

  const { Promise, requestAnimationFrame, setTimeout } = window;
  const now = performance.now.bind(performance);
  const attachShadow = Element.prototype.attachShadow;
  const roots = new WeakMap();

  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    roots.set(this, root);
    return root;
  };

  // A tab in the background gets no frames, so a timer stands in for them.
  const frameStandInMs = 100;
  const frame = () =>
    new Promise((resolve) => {
      requestAnimationFrame(resolve);
      setTimeout(resolve, frameStandInMs);
    });

  /** The widget's element with this selector if a visitor can see it, else `null`; or that of another closed root of the widget's. */
  const shown = (selector, id = "expectly-host") => {
    const host = document.getElementById(id);
    if (!host) return null;
    if (!roots.has(host)) throw new Error("the widget came before the recorder: serve this page through injectRecorder");
    const found = roots.get(host).querySelector(selector);
    return found?.checkVisibility() ? found : null;
  };

  const kit = { frame, now, shown };
  Object.defineProperty(window, key, { value: kit });
  return kit;
}

/** An expression that installs the kit and is the kit. */
export const recorderScript = `(${installKit})()`;

/**
 * Puts the recorder before every other script of a page, for browsers whose driver has no preload script (WebKit); elsewhere it does no
 * harm. `nonce` is the page's CSP nonce, where it has one.
 */
export function injectRecorder(html, { nonce } = {}) {
  const script = `<script${nonce ? ` nonce="${nonce}"` : ""}>${recorderScript}</script>`;
  const place = html.match(/<head(\s[^>]*)?>/i) ?? html.match(/<!doctype[^>]*>/i);
  const end = place ? place.index + place[0].length : 0;
  return html.slice(0, end) + script + html.slice(end);
}
