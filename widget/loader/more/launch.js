// Owns the ways by which visitors open a survey themselves: a tab at the side, an element of the page, a place in its text. These surveys
// come by no other way; their `when` says on which pages the way is there.
import { name } from "../name.js";
import { own } from "../own.js";
import { element as made, closed, spoken } from "./closed.js";

const css = `
  :host { all: initial; color-scheme: light dark; }
  /* Not the button itself, whose lines run downwards: its end would be below. */
  div { position: fixed; z-index: 2147483646; inset-block-start: 50%; inset-inline-end: 0; translate: 0 -50%; overflow: hidden;
    border: 1px solid GrayText; border-inline-end: 0; border-radius: 8px; border-start-end-radius: 0; border-end-end-radius: 0; }
  button { writing-mode: vertical-rl; display: block; min-inline-size: 44px; min-block-size: 44px; padding: 12px 10px; border: 0;
    background: var(--expectly-paper, Canvas); color: var(--expectly-ink, CanvasText);
    font: 16px/1.2 var(--expectly-font, system-ui, sans-serif); cursor: pointer; }
  button:focus-visible { outline: 3px solid var(--expectly-accent, Highlight); outline-offset: -3px; }
  /* Where panels are sheets at the lower edge the tab is there, too: at the side it would lie on what is read. */
  @media (max-width: 480px) {
    div { inset-block: auto 0; inset-inline-end: 16px; translate: none; border: 1px solid GrayText; border-block-end: 0; border-radius: 8px 8px 0 0; }
    button { writing-mode: horizontal-tb; padding: 10px 14px; }
  }
  @media print { button { display: none; } }`;

// The word for feedback in each language, as language=word;…
const feedback = "__FEEDBACK__".split(";").map((pair) => pair.split("="));

// A text of the study in a language, else in the one without its region, else as it comes first; else the widget's own word.
const label = (text, language) => {
  const tags = [language, language.split("-")[0], "en"];
  for (const tag of tags) if (own(text, tag)) return own(text, tag);
  if (text) return Object.values(text)[0];
  const word = (tag) => feedback.find(([known]) => known == tag.toLowerCase())?.[1];
  return word(tags[0]) || word(tags[1]) || word("en");
};

/** Takes over the rules whose surveys visitors open. Their `when` no longer makes them due, it only says where. */
export const launchersOf = (loader, rules) => {
  const { commands, due, here, life, state } = loader;
  const shown = (display) => rules.filter(({ survey, moment }) => own(survey, "display") == display && moment != "after");
  const open = (rule) => commands.show(rule.id, { opened: true });
  const [tabs, buttons, places] = ["tab", "button", "inline"].map(shown);
  for (const rule of rules) {
    if (!/^(tab|button|inline)$/.test(own(rule.survey, "display"))) continue;
    rule.where = rule.when || {};
    rule.when = undefined;
  }
  const isHere = (rule) => here({ ...rule, when: rule.where });

  const drawn = new Map();
  const draw = () => {
    for (const rule of tabs) {
      if (isHere(rule) == drawn.has(rule)) continue;
      if (drawn.has(rule)) {
        drawn.get(rule).remove();
        drawn.delete(rule);
        continue;
      }
      const tongue = spoken(state);
      const tab = closed(`${name}-tab`, css, tongue, life, true);
      const button = made("button", label(own(rule.survey, "label"), tongue.language));
      button.addEventListener("click", () => open(rule));
      const place = document.createElement("div");
      place.append(button);
      tab.root.append(place);
      drawn.set(rule, tab);
    }
  };

  const pressed = ({ target }) => {
    for (const rule of buttons) {
      const selector = own(rule.survey, "selector");
      try {
        if (selector && target.closest(selector) && isHere(rule)) open(rule);
      } catch {
        // A selector that this browser cannot read selects nothing.
      }
    }
  };
  if (buttons.length) document.addEventListener("click", pressed, life);

  // `place`: the element that stands in the page's text; null once it is gone. Not for the page to call.
  commands.place = (id, element) => {
    for (const rule of places.filter((rule) => rule.id === id)) {
      rule.element = element;
      rule.when = element ? rule.where : undefined;
      if (element && here(rule)) due(rule, "page");
    }
  };
  // Defined once for the page: its elements speak to whichever widget is there.
  if (places.length && !customElements.get(name + "-survey")) {
    customElements.define(
      name + "-survey",
      class extends HTMLElement {
        connectedCallback() {
          window[name]?.("place", this.getAttribute("survey"), this);
        }
        disconnectedCallback() {
          window[name]?.("place", this.getAttribute("survey"), null);
        }
      },
    );
  } else for (const element of document.querySelectorAll(name + "-survey")) commands.place(element.getAttribute("survey"), element);

  const watch = state.watch;
  state.watch = () => {
    watch?.();
    draw();
  };
};
