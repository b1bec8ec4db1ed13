// Owns writing numbers for people, in the customary form of their unit and as the package's own sentences write them.

/** A reading's value: NPS times 100, shares in percent; gaps and NPS with their sign, a typographic minus, and none on what rounds to 0. */
export function value(reading, key) {
  const number = reading[key];
  switch (reading.unit) {
    case "nps":
      return signed(number * 100, 1);
    case "share":
      return `${fixed(number * 100, 1)} %`;
    case "pomp":
      return fixed(number, 1);
    default:
      return /gap|sacrifice/.test(reading.measure) ? signed(number, 2) : fixed(number, 2).replace("-", "−");
  }
}

/** 0.95 as "95 %". */
export function percent(share) {
  return `${Number((share * 100).toFixed(2))} %`;
}

/** 1234567 as "1 234 567": no locale reads a thin space as a decimal mark. */
export function whole(number) {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, "\u202f");
}

function signed(number, digits) {
  const text = fixed(Math.abs(number), digits);
  if (Number(text) === 0) return text;
  return (number < 0 ? "−" : "+") + text;
}

/** Like `toFixed`, which rounds halves up; here they go to the even digit, as in the package. Only eighths can be halves exactly. */
function fixed(number, digits) {
  const size = Math.abs(number) * 10 ** digits;
  const below = Math.floor(size);
  const isHalf = size - below === 0.5 && Number.isInteger(number * 8);
  const rounded = isHalf && below % 2 === 0 ? (Math.sign(number) * below) / 10 ** digits : number;
  return rounded.toFixed(digits);
}
