// Owns texts in several languages on their way into a study: plain, short enough, under tags that it takes. Translates nothing.
import { says } from "./losses.mjs";

/** The most characters of a text in a study. */
const MOST = 1000;
const TAG = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9-]*)?$/;
const MARKUP = /<\/?[a-z][^>]*>/gi;
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: " " };

export class Texts {
  #losses;

  /** `language`: what the texts are in that say nothing of their language. */
  constructor(language, losses) {
    this.language = language;
    this.#losses = losses;
  }

  /** `{ en: …, de: … }` of a text, or of texts by language of which `default` is one; undefined if they say nothing. */
  of(path, source) {
    const byLanguage = typeof source === "object" && source !== null ? source : { default: source };
    const { default: own, ...others } = byLanguage;
    const found = {};
    const ordered = own === undefined ? Object.entries(others) : [[this.language, own], ...Object.entries(others)];
    for (const [name, text] of ordered) {
      const tag = name.replaceAll("_", "-");
      const words = this.#plain(path, text);
      if (words === undefined || Object.hasOwn(found, tag)) continue;
      if (TAG.test(tag)) found[tag] = words;
      else this.#losses.add(path, `its language ${JSON.stringify(name)} is no language tag`);
    }
    return says(found) ? found : undefined;
  }

  /** Sentences one after another, language by language; a language that one of them lacks has the default's words there. */
  joined(...parts) {
    return this.#joined(parts, (words) => (/[\p{L}\p{N}]$/u.test(words) ? `${words}.` : words));
  }

  /** What a question is about, and which part of it. */
  part(whole, part) {
    return this.#joined([whole, part], (words) => `${words}:`);
  }

  /** `ended` is what stands between, put behind what comes first. */
  #joined(parts, ended) {
    const there = parts.filter((part) => part !== undefined);
    const tags = new Set(there.flatMap((part) => Object.keys(part)));
    if (tags.size === 0) return undefined;
    const words = (part, tag) => part[tag] ?? Object.values(part)[0];
    const whole = (tag) => there.map((part, at) => (at < there.length - 1 ? ended(words(part, tag)) : words(part, tag))).join(" ");
    return Object.fromEntries([...tags].map((tag) => [tag, whole(tag)]));
  }

  #plain(path, source) {
    if (typeof source !== "string" && typeof source !== "number") return undefined;
    let text = String(source);
    if (MARKUP.test(text)) {
      if (/<(?!\/?(?:p|br|span|div)\b)[a-z]/i.test(text))
        this.#losses.add(path, "texts are plain; its HTML is left out and its words kept");
      text = text.replace(/<br\s*\/?>|<\/p>\s*<p/gi, (found) => ` ${found}`).replace(MARKUP, "");
    }
    text = text
      .replace(/&(#39|[a-z]+);/g, (whole, name) => ENTITIES[name] ?? whole)
      .replace(/[ \t\r\n\u00a0]+/g, " ")
      .trim();
    if (text.length > MOST) {
      this.#losses.add(path, `longer than ${MOST} characters; cut there`);
      text = text.slice(0, MOST);
    }
    return text === "" ? undefined : text;
  }
}
