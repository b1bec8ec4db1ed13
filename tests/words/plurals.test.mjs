// Shows that every language of the widget counts as Unicode says it does, by Node's Intl, which is what browsers have. Rust checks the
// rest of the words beside them (widget/src/panel/words).
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";

const FOLDER = new URL("../../widget/words/", import.meta.url);
// The most that a text field takes; no larger number is ever put into words.
const MOST = 5000;

const LANGUAGES = readdirSync(FOLDER).map((file) => [file.replace(/\.json$/, ""), JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"))]);
const formsOf = (text) => text.split("|").map((form) => [form.slice(0, form.indexOf(":")), form.slice(form.indexOf(":") + 1)]);
const counted = Object.keys(LANGUAGES[0][1]).filter((key) => /(^|\|)other:/.test(LANGUAGES[0][1][key]));

describe("A visitor's language", () => {
  it("has words with plural forms at all, or nothing here is tested", () => {
    assert.deepEqual(counted, ["tooLong"]);
    assert.ok(LANGUAGES.length >= 16);
  });

  for (const [tag, words] of LANGUAGES) {
    it(`${tag} is known to Intl by that tag, or its numbers come out in another language's digits`, () => {
      assert.deepEqual(Intl.getCanonicalLocales(tag).map((known) => known.toLowerCase()), [tag]);
      assert.deepEqual(Intl.PluralRules.supportedLocalesOf(tag).map((known) => known.toLowerCase()), [tag]);
      assert.deepEqual(Intl.NumberFormat.supportedLocalesOf(tag).map((known) => known.toLowerCase()), [tag]);
    });

    for (const key of counted) {
      const rules = new Intl.PluralRules(tag);

      it(`${tag} has each plural form of "${key}" that it needs and no other, "other" last, or who counts reads broken grammar`, () => {
        const categories = formsOf(words[key]).map(([category]) => category);
        assert.deepEqual(categories.toSorted(), rules.resolvedOptions().pluralCategories.toSorted());
        assert.equal(categories.at(-1), "other");
      });

      it(`${tag} says how many in "${key}", but where the form alone says it, or 21 is told as 1`, () => {
        for (const [category, text] of formsOf(words[key])) {
          const numbers = Array.from({ length: MOST + 1 }, (_, number) => number).filter((number) => rules.select(number) === category);
          const slots = [...text.matchAll(/\{[^}]*\}/g)].map(([slot]) => slot);
          assert.deepEqual(slots, numbers.length === 1 && slots.length === 0 ? [] : ["{n}"], `${category}: ${text}`);
        }
      });
    }
  }
});
