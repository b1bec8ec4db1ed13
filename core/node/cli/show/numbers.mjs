// Owns writing counts and shares for people; scores are written by the package.

/** 0.95 as "95 %". */
export function percent(share) {
  return `${Number((share * 100).toFixed(2))} %`;
}

/** 1234567 as "1 234 567": no locale reads a thin space as a decimal mark. */
export function whole(number) {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, "\u202f");
}
