// Owns how a test reads the dashboard: by the words and numbers that its reader sees. Knows nothing of how they come about.

/** Waits for an element with this selector that has `words` in it, and gives all its words, with single spaces. */
export const shows = (page, selector, words) =>
  page.waitFor(
    (selector, words) => {
      const texts = [...document.querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, " "));
      return texts.find((text) => text.includes(words));
    },
    selector,
    words,
  );

/** Waits for the first joint table, and gives what it says of the people with this pair of values. */
export const jointCell = (page, first, second) =>
  page.waitFor(
    (first, second) => {
      const row = [...document.querySelectorAll(".joint tbody tr")].find((row) => row.querySelector("th[scope=row]").textContent === first);
      return row?.querySelectorAll("td")[second - 1].textContent;
    },
    String(first),
    second,
  );
