// Owns a small element of ours on the page: a closed shadow root with its style, fenced off from the page's shortcuts, gone at our end.

/** Puts it there and gives its root and its end. `delegatesFocus`: whether the focus that comes back to it goes to its button. */
export const closed = (id, css, { language, direction }, { signal }, delegatesFocus = false) => {
  const host = document.createElement("div");
  Object.assign(host, { id, lang: language, dir: direction });
  const root = host.attachShadow({ mode: "closed", delegatesFocus });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  for (const kind of ["keydown", "keypress", "keyup"]) root.addEventListener(kind, (event) => event.stopPropagation());
  document.body.append(host);
  const remove = () => host.remove();
  signal.addEventListener("abort", remove);
  return {
    host,
    root,
    remove: () => {
      signal.removeEventListener("abort", remove);
      remove();
    },
  };
};

/** An element with a text. */
export const element = (kind, text) => Object.assign(document.createElement(kind), { textContent: text });

// Languages of the widget's words that run from right to left.
const fromRight = ["ar", "fa", "he"];

/** The page's language as the widget would speak it, and its direction. */
export const spoken = ({ lang }) => {
  const language = lang || document.documentElement.lang || navigator.language || "en";
  return { language, direction: fromRight.includes(language.split("-")[0].toLowerCase()) ? "rtl" : "ltr" };
};
