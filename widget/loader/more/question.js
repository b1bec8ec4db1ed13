// Owns the small question whether a visitor may be asked and remembered. It moves no focus, and what follows from the answer is not its
// business.
import { name } from "../name.js";
import { closed, element, spoken } from "./closed.js";

const css = `
  :host { all: initial; color-scheme: light dark; }
  :host(:popover-open) { position: fixed; inset: auto; inset-block-end: 16px; inset-inline-end: 16px; margin: 0; border: 0; padding: 0; background: none; }
  section { box-sizing: border-box; max-inline-size: min(22rem, calc(100vw - 32px)); padding: 16px; border: 1px solid GrayText; border-radius: 12px;
    background: Canvas; color: CanvasText; font: 16px/1.4 system-ui, sans-serif; }
  p { margin: 0 0 12px; }
  div { display: flex; flex-wrap: wrap; gap: 8px; }
  button { min-block-size: 44px; padding: 8px 16px; border: 1px solid CanvasText; border-radius: 8px; background: Canvas; color: CanvasText; font: inherit; cursor: pointer; }
  button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }`;

/** True or false, as answered; undefined if the question is closed, or could not be put. */
export const question = async ({ life, load, state }) => {
  const said = await (await load())?.words();
  if (!said) return;
  const words = JSON.parse(said);
  return new Promise((answered) => {
    const { host, root, remove } = closed(name + "-consent", css, spoken(state), life);
    const asked = element("p", words.consentAsk);
    asked.id = "asked";
    const choices = document.createElement("div");
    for (const [text, given] of [[words.consentYes, true], [words.consentNo, false]]) {
      const button = element("button", text);
      button.dataset.action = given ? "yes" : "no";
      button.addEventListener("click", () => end(given));
      choices.append(button);
    }
    const panel = document.createElement("section");
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-labelledby", "asked");
    panel.append(asked, choices);
    root.append(panel);
    const end = (given) => {
      remove();
      answered(given);
    };
    root.addEventListener("keydown", ({ key, isComposing }) => key == "Escape" && !isComposing && end());
    life.signal.addEventListener("abort", () => answered());
    // Above the page without a fight over z-index, like the panel itself.
    host.popover = "manual";
    host.showPopover?.();
  });
};
