// Owns Formbricks' texts: by language with the key `default`, written as HTML, with recalls of other answers inside.
import { Texts } from "../texts.mjs";

const RECALL = /#recall:[^/#]+\/fallback:([^#]*)#/g;

export class I18n extends Texts {
  #losses;

  constructor(language, losses) {
    super(language, losses);
    this.#losses = losses;
  }

  of(path, source) {
    if (typeof source !== "object" || source === null) return super.of(path, source);
    const plain = Object.entries(source).map(([language, text]) => [language, this.#recalled(path, text)]);
    return super.of(path, Object.fromEntries(plain));
  }

  #recalled(path, text) {
    if (typeof text !== "string" || text.search(RECALL) === -1) return text;
    this.#losses.add(path, "words recalled from another answer; its fallback stands there");
    return text.replace(RECALL, (_, fallback) => fallback.replaceAll("nbsp", " "));
  }
}
