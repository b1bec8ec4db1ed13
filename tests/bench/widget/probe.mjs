// Owns what is measured inside a page, alike for every contestant: when the rating can be clicked, long tasks, shifts, WASM memory and
// how long a click takes to the next paint. Drives nothing.

/** Runs in the page before every script of it, and must use nothing from this module. */
function probe(rating) {
  const { requestAnimationFrame, setTimeout, performance } = window;
  const roots = [document];
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    roots.push(root);
    return root;
  };

  const memories = new Set();
  const keep = (exports) => Object.values(exports).forEach((value) => value instanceof WebAssembly.Memory && memories.add(value));
  for (const way of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[way];
    WebAssembly[way] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      keep((made.instance ?? made).exports);
      return made;
    };
  }

  const entries = { longtask: [], "layout-shift": [] };
  for (const type of Object.keys(entries)) {
    new PerformanceObserver((list) => entries[type].push(...list.getEntries())).observe({ type, buffered: true });
  }

  /** The middle of the element with this selector, in any shadow root, if a click there would hit it. */
  const aim = (selector) => {
    for (const root of roots) {
      const element = root.querySelector(selector);
      if (!element || element.disabled || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const { x, y, width, height } = element.getBoundingClientRect();
      const point = { x: x + width / 2, y: y + height / 2 };
      const hit = width > 0 && height > 0 && root.elementFromPoint(point.x, point.y);
      if (hit && (element.contains(hit) || hit.contains(element.control ?? null))) return point;
    }
    return null;
  };
  /** The first frame in which the element can be clicked. */
  const clickable = (selector) =>
    new Promise((found) => {
      const look = () => (aim(selector) ? found(performance.now()) : requestAnimationFrame(look));
      requestAnimationFrame(look);
    });
  // A timer that a frame sets runs after that frame was painted.
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));

  const presses = [];
  for (const kind of ["pointerdown", "click"]) {
    addEventListener(kind, async (event) => event.isTrusted && presses.push((await painted()) - event.timeStamp), { capture: true });
  }

  window.probe = {
    interactive: rating ? clickable(rating) : new Promise(() => {}),
    clickable,
    aim,
    painted,
    /** Milliseconds of the slowest half of the last click, from the finger to the paint that follows. */
    press: () => Math.max(...presses),
    blocking: () => entries.longtask.reduce((sum, { duration }) => sum + duration - 50, 0),
    shift: () => entries["layout-shift"].reduce((sum, { value }) => sum + value, 0),
    wasm: () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
    /** Bytes on the wire of everything but the page itself that had come by then. */
    fetched: (by) =>
      performance
        .getEntriesByType("resource")
        .filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= by)
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    /** Closes the tab in the first task after the next click's own. */
    closeAfterClick: () => addEventListener("click", () => setTimeout(() => window.close()), { capture: true, once: true }),
  };
}

/** The script of it for a contestant whose rating has this selector. */
export const probeScript = (rating) => `(${probe})(${JSON.stringify(rating ?? null)})`;
