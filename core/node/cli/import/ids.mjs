// Owns making ids as studies want them out of what others call their things. Does not know what they name.

/** The most characters of an id in a study. */
const MOST = 64;

/** Lower case, digits and hyphens; undefined if nothing of that is left. */
export function slug(text) {
  const plain = String(text ?? "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();
  const id = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+/, "");
  return id.slice(0, MOST).replace(/-+$/, "") || undefined;
}

/** Ids of which none is given twice. */
export class Ids {
  #taken;

  constructor(reserved = []) {
    this.#taken = new Set(reserved);
  }

  /** The first of the texts that makes an id, with a number behind it if that one is taken. */
  of(...texts) {
    const base = texts.map(slug).find((id) => id !== undefined);
    let id = base;
    for (let count = 2; this.#taken.has(id); count += 1) id = `${base.slice(0, MOST - 1 - String(count).length)}-${count}`;
    this.#taken.add(id);
    return id;
  }
}
