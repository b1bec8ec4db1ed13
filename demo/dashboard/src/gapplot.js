// Owns the element <gap-plot>, which keeps a drawing as large as its place on the page. Does not know what it means.
import { drawGaps } from "./plot.js";

class GapPlot extends HTMLElement {
  #content;
  #drawn;
  #observer = new ResizeObserver(() => this.#draw());

  /** What to draw: `gaps` of core's report, their `scale` and a `label` for those who do not see it. */
  set content(content) {
    this.#content = content;
    this.#draw();
  }

  connectedCallback() {
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    this.#observer.disconnect();
  }

  /** Draws if there is anything new. The style sheet says how large the drawing is and where in a row its parts lie. */
  #draw() {
    const { clientWidth: width, clientHeight: height } = this;
    if (!this.#content || width === 0) return;
    const { gaps, scale, label } = this.#content;
    const style = getComputedStyle(this);
    const [dotsAt, gridFrom] = ["--dots-at", "--grid-from"].map((name) => Number(style.getPropertyValue(name)));
    const wanted = JSON.stringify([this.#content, width, height]);
    if (wanted === this.#drawn) return;
    this.#drawn = wanted;
    this.replaceChildren(drawGaps(gaps, scale, { width, height, dotsAt, gridFrom, label }));
  }
}

customElements.define("gap-plot", GapPlot);
