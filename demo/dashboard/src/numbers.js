// Owns how numbers are written for people: rounded once, here, and nowhere before. Does not compute any.

const MINUS = "\u2212";
/** Keeps a number and its unit on one line. */
export const THIN = "\u202f";

const isZero = (text) => Number(text) === 0;

/** Fixed digits, a typographic minus, and no sign on what rounds to zero. */
export function fixed(value, digits) {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && !isZero(text) ? MINUS + text : text;
}

/** Like `fixed`, with a plus on what stays above zero. */
export function signed(value, digits) {
  const text = fixed(value, digits);
  return value > 0 && !isZero(text) ? `+${text}` : text;
}

/** Whether a value looks like zero at that many digits. */
export const roundsToZero = (value, digits) => isZero(Math.abs(value).toFixed(digits));

const GROUPED = new Intl.NumberFormat("en-GB");
/** A count of people, grouped by thousands. */
export const people = (count) => GROUPED.format(count);

/** A share of 0 to 1, as whole percent. */
export const percent = (share) => `${fixed(share * 100, 0)}${THIN}%`;

/** A value in the customary form of its unit: NPS from −100 to 100 with its sign, shares as percent, points with two digits. */
export function inUnit(unit, value) {
  switch (unit) {
    case "nps":
      return signed(value * 100, 0);
    case "share":
      return percent(value);
    case "pomp":
      return fixed(value, 0);
    default:
      return fixed(value, 2);
  }
}

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
/** A time of day. */
export const clock = (time) => CLOCK.format(time);
