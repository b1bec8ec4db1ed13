// Owns asking axe-core about what the widget put into a page. Decides nothing: which states are looked at is the tests' business.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// What is ours on a page, the page's own markup is not.
const OURS = ["#expectly-host", "#expectly-tab", "#expectly-consent"];
// All that WCAG 2.2 AA asks for and, since a page around us may be strict, what axe calls good practice, too.
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** How a visitor's system may draw a page. */
export const MODES = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  "forced-colors": { colorScheme: "dark", forcedColors: "active" },
};

/** Lets axe look into closed roots, which it cannot. Only for suites that need it: no root of a page is open elsewhere. */
export const openRoots = (page) =>
  page.native.addInitScript(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      return attach.call(this, { ...options, mode: "open" });
    };
  });

/** What axe finds in this mode, a line each; it throws where there was nothing to look at. */
export async function found(page, mode) {
  await page.native.emulateMedia({ ...MODES[mode], reducedMotion: "reduce" });
  await page.evaluate(`void (window.axe || (0, eval)(${JSON.stringify(AXE)}))`);
  // A sheet's colours change with the next frame only.
  await page.until("a frame", (kit) => kit.frame().then(() => true));
  return page.evaluate(
    async (ours, tags) => {
      const include = ours.filter((selector) => document.querySelector(selector));
      const { violations, incomplete, passes } = await window.axe.run({ include }, { runOnly: tags, resultTypes: ["violations", "incomplete"] });
      if (!passes.some(({ nodes }) => nodes.some(({ target }) => target.some(Array.isArray)))) throw new Error("axe saw nothing inside of a root");
      const lines = (list, how) =>
        list.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) => `${how} ${id}: ${target.flat().join(" ")} (${[...any, ...all, ...none].map(({ message }) => message).join("; ")})`));
      return [...lines(violations, "violates"), ...lines(incomplete.filter(({ id }) => id !== "color-contrast"), "may violate")];
    },
    OURS,
    TAGS,
  );
}
