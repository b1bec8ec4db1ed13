// Owns what a CommonJS project does with the package, as its author would write it.
const { ces, csat, ExpectlyError, gap, gapOf, nps, report, validateStudy } = require("@expectly/core");

console.log(nps([0, 7, 7, 9, 9, 10]).text);
console.log(csat([5, 4, 1]).top2.n, ces([7, 1]).easy.point);
console.log(gap([[6, 4], [5, 5]], { scale: "ease7" }).difference.point, gapOf("xgap", "quality7", 6, 6).verdict);
console.log(report({}).scores.length, validateStudy("{").code);

try {
  nps([null]);
} catch (error) {
  console.log(error instanceof ExpectlyError, error.name, error.code, error.path);
}
