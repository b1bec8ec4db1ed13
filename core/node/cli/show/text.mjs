// Owns how wide a text is on a terminal and what of it may go there; a segment's name comes from a file and may hold anything.

/** The widest that a name is shown. */
const WIDEST = 40;

/** Emoji, and the blocks that Unicode's East Asian Width calls wide. */
const WIDE =
  /[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{20000}-\u{3fffd}]/u;

// Control characters could rewrite the screen, bidirectional ones the order of a line.
const UNSAFE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f]/gu;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A text from a file, made safe to be shown. */
export function safe(text) {
  return text.replace(UNSAFE, (character) => `\\u{${character.codePointAt(0).toString(16)}}`);
}

/** A name from a file, made safe and short enough to be shown in a line. */
export function brief(text) {
  let shown = "";
  let columns = 0;
  for (const { segment } of graphemes.segment(safe(text))) {
    columns += columnsOf(segment);
    if (columns > WIDEST) return `${shown}…`;
    shown += segment;
  }
  return shown;
}

/** How many columns a text takes. */
export function width(text) {
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += columnsOf(segment);
  return columns;
}

function columnsOf(grapheme) {
  return WIDE.test(grapheme) ? 2 : 1;
}
