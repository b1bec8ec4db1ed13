// Owns the package's names as an ES module. It holds no code of its own: both forms share one WebAssembly instance.
export { ces, csat, gap, gapOf, nps, report, validateStudy } from "./index.cjs";
