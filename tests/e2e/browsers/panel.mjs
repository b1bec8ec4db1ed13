// Owns how a journey reads and works the widget's panel in its closed shadow root, as a visitor does. Knows no browser's protocol.

// More stops than any panel has; the way round it ends here when the wanted control cannot be reached by keyboard.
const MOST_STOPS = 40;
const HOST = "expectly-host";

export class Panel {
  #page;

  constructor(page) {
    this.#page = page;
  }

  async appears() {
    await this.#page.until("the panel to appear", (kit) => kit.shown(".panel") !== null);
  }

  async gone() {
    await this.#page.until("the panel to be gone", (kit) => kit.shown(".panel") === null);
  }

  /** Waits for the thanks at the end and gives their words. */
  thanks() {
    return this.#page.until("the panel's thanks", (kit) => kit.shown(".thanks")?.innerText);
  }

  /** Waits until the panel shows these words. */
  async says(words) {
    await this.#page.until(`the panel to say "${words}"`, (kit, words) => kit.shown(".panel")?.innerText.includes(words), words);
  }

  /** The words that a visitor sees. */
  text() {
    return this.#read((panel) => panel.innerText);
  }

  /** The whole shadow root as markup. */
  html() {
    return this.#read((panel) => panel.getRootNode().innerHTML);
  }

  /** "ltr" or "rtl", as laid out. */
  dir() {
    return this.#read((panel) => getComputedStyle(panel).direction);
  }

  /** The value of the chosen radio, or `null`. */
  chosen() {
    return this.#read((panel) => panel.querySelector("input[type=radio]:checked")?.value ?? null);
  }

  /** What has the focus: "radio 4", "checkbox price", "button send", "textarea", another element's name, or `null` when it is outside of the panel. */
  focused() {
    return this.#read((panel) => {
      const focus = panel.getRootNode().activeElement;
      if (!focus) return null;
      if (/^(radio|checkbox)$/.test(focus.type)) return `${focus.type} ${focus.value}`;
      return [focus.localName, focus.dataset.action].filter(Boolean).join(" ");
    });
  }

  /** A trusted click on the label of the radio with this value. */
  async choose(value) {
    await this.#page.clickOn(`radio ${value} of the panel`, `input[type=radio][value="${value}"]`, HOST);
  }

  /** A trusted click on the option, box or mark with this value, under this name of the form. */
  async pick(value, name = "value") {
    await this.#page.clickOn(`${name} ${value} of the panel`, `input[name="${name}"][value="${value}"]`, HOST);
  }

  /** Replaces the text of the panel's one line by mouse and keyboard. */
  async write(text) {
    await this.#page.clickOn("line of the panel", "input[type=text]", HOST);
    await this.#page.press("Control+a");
    await this.#page.type(text);
  }

  /** A trusted click on the button with this `data-action`: "send", "skip" or "close". */
  async click(action) {
    await this.#page.clickOn(`button ${action} of the panel`, `button[data-action="${action}"]`, HOST);
  }

  /** Replaces the text of the panel's textarea by mouse and keyboard. */
  async fill(text) {
    await this.#page.clickOn("textarea of the panel", "textarea", HOST);
    await this.#page.press("Control+a");
    if (text === "") await this.#page.press("Delete");
    else await this.#page.type(text);
  }

  /** Presses `key` until `focused()` is the wanted control; the error tells the stops on the way. */
  async tabTo(wanted, key = "Tab") {
    const stops = [await this.focused()];
    while (stops.at(-1) !== wanted) {
      if (stops.length > MOST_STOPS) throw new Error(`${key} never reached ${wanted}: ${stops.join(" → ")}`);
      await this.#page.press(key);
      stops.push(await this.focused());
    }
  }

  async #read(ask) {
    const seen = await this.#page.until("the panel to be read", `(kit) => {
      const panel = kit.shown(".panel");
      return panel && { answer: (${ask})(panel) };
    }`);
    return seen.answer;
  }
}
