// Owns the panel that `?expectly-debug` puts into a page: what `explain` says of every survey, as it changes. For developers alone.
import { name } from "../name.js";

// Oftener than anybody reads, seldom enough not to be felt.
const everyMs = 500;

const css = `
  section { position: fixed; inset-block-start: 8px; inset-inline-start: 8px; z-index: 2147483647; max-block-size: 80vh; overflow: auto;
    padding: 8px 12px; border: 1px solid #888; border-radius: 6px; background: #fff; color: #111;
    font: 12px/1.5 ui-monospace, monospace; direction: ltr; }
  summary { cursor: pointer; font-weight: 700; }
  table { border-spacing: 8px 0; }
  td { vertical-align: top; max-inline-size: 24em; overflow-wrap: anywhere; }
  .no { color: #a40000; }`;

const element = (kind, text, ...children) => {
  const made = document.createElement(kind);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
};

const row = ({ rule, wanted, value, pass }) => {
  const say = (part) => element("td", typeof part == "string" ? part : (JSON.stringify(part) ?? ""));
  const said = [pass ? "✓" : "✗", rule, wanted, value].map(say);
  const made = element("tr", undefined, ...said);
  made.className = pass ? "yes" : "no";
  return made;
};

/** Shows the panel until the loader's end. */
export const debug = (explain, { signal }) => {
  const host = element("div");
  host.id = name + "-debug";
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const panel = element("section");
  panel.setAttribute("aria-label", name + " debug");
  root.append(panel);
  document.body.append(host);

  let said;
  const draw = async () => {
    const reports = await explain();
    const says = JSON.stringify(reports);
    // Only what has changed is drawn, so that text can be selected.
    if (says == said || signal.aborted) return;
    said = says;
    panel.replaceChildren(
      ...reports.map(({ survey, moment, pass, rules }) => {
        const title = element("summary", `${pass ? "✓" : "✗"} ${survey}${moment == "once" ? "" : ` (${moment})`}`);
        const made = element("details", undefined, title, element("table", undefined, ...rules.map(row)));
        made.open = true;
        return made;
      }),
    );
  };
  const timer = setInterval(draw, everyMs);
  signal.addEventListener("abort", () => {
    clearInterval(timer);
    host.remove();
  });
  draw();
};
