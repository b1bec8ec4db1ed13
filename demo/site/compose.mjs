// Composes a page of the shop from layout.html, art.svg and one fragment of pages/. Does not know HTTP.
import { readFile } from "node:fs/promises";
import { GOODS, money } from "./js/goods.mjs";

/** The text of a file beside this one, without the first-line comment that is meant for its readers here. */
const read = async (name) => (await readFile(new URL(name, import.meta.url), "utf8")).replace(/^<!--.*-->\n/, "");

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/**
 * One page as HTML. A fragment is what its page adds to <head>, followed by its <main>.
 * @param {object} options
 * @param {string} options.page name of the fragment, without ".html"
 * @param {string} options.path the visited path, to mark the current page in the navigation
 * @param {string} options.collector origin that serves the Expectly script
 * @param {string} [options.nonce] put on every script when given
 * @param {string} options.policy the strict policy, as the strict page prints it
 */
export async function compose({ page, path, collector, nonce, policy }) {
  const [layout, art, fragment] = await Promise.all([read("layout.html"), read("art.svg"), read(`pages/${page}.html`)]);
  const main = fragment.indexOf("<main");
  const parts = { head: fragment.slice(0, main).trim(), main: fragment.slice(main).trim(), art: art.trim() };
  const words = {
    cdn: () => collector,
    nonce: () => (nonce ? ` nonce="${nonce}"` : ""),
    current: (link) => (link === path ? ' aria-current="page"' : ""),
    price: (id) => money(GOODS[id].pence),
    policy: () => escape(policy).replaceAll("; ", ";\n"),
  };
  return layout
    .replace(/\{\{(head|main|art)\}\}/g, (_, part) => parts[part])
    .replace(/\{\{([a-z]+)(?::([^}]+))?\}\}/g, (_, word, argument) => words[word](argument));
}
