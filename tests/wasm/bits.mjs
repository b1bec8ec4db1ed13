// Owns writing doubles by their bits, in Node and in a page: a printed double may be read back differently, and −0 and NaN are no JSON.
const view = new DataView(new ArrayBuffer(8));

/** 16 hex digits of a double. */
export const bitsOf = (number) => {
  view.setFloat64(0, number);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
};

/** The double of 16 hex digits. */
export const numberOf = (bits) => {
  view.setBigUint64(0, BigInt(`0x${bits}`));
  return view.getFloat64(0);
};

const mapped = (results, change) => Object.fromEntries(Object.entries(results).map(([key, values]) => [key, values.map(change)]));

/** What a row computed, each double by its bits. */
export const asBits = (results) => mapped(results, bitsOf);

/** The same as numbers again. */
export const asNumbers = (results) => mapped(results, numberOf);
