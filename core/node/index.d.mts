// Owns telling TypeScript that the ES module gives the same names; `./index.js` is how it spells index.d.ts.
export * from "./index.js";
