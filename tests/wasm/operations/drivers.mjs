// Owns the rows about Kano, importance and performance, correlation and regression.
import { core } from "../core.mjs";
import { ends, times } from "./take.mjs";

const ANSWERS = ["like", "must-be", "neutral", "live-with", "dislike"];
const CLASSES = ["attractive", "one-dimensional", "must-be", "indifferent", "reverse", "questionable"];
const QUADRANTS = ["concentrate-here", "keep-up", "low-priority", "possible-overkill"];

export const operations = {
  correlation_ci: ({ x, y, conf }) => {
    const reading = core.correlation(x.map((value, index) => [value, y[index]]), { confidence: conf });
    return { r: [reading.point], ci: ends(reading) };
  },
  edwards_regression: ({ e, p, y, centre, conf }) => {
    const people = e.map((expected, index) => ({ expected, perceived: p[index], outcome: y[index] }));
    const { coefficients, asymmetry, asymmetryP, rSquared } = core.edwardsRegression(people, { centre, confidence: conf });
    return {
      b: coefficients.map(({ point }) => point),
      low: coefficients.map(({ low }) => low),
      high: coefficients.map(({ high }) => high),
      r_squared: [rSquared],
      asymmetry: [asymmetry.point],
      asymmetry_ci: ends(asymmetry),
      asymmetry_p: [asymmetryP],
    };
  },
  kano_table: ({ table, conf }) => {
    const answers = table.flatMap((row, functional) =>
      row.flatMap((count, dysfunctional) => times(count, { functional: ANSWERS[functional], dysfunctional: ANSWERS[dysfunctional] })),
    );
    const { counts, better, worse, mostFrequent } = core.kano(answers, { confidence: conf });
    return {
      counts,
      better: [better.point],
      better_ci: ends(better),
      worse: [worse.point],
      worse_ci: ends(worse),
      most_frequent: [CLASSES.indexOf(mostFrequent)],
    };
  },
  importance_performance: ({ importance, performance, crosshair, conf }) => {
    const attributes = importance.map((counts, index) => ({ name: `${index}`, importance: counts, performance: performance[index] }));
    const plane = core.importancePerformance(attributes, { scale: "quality7", crosshair, confidence: conf });
    return {
      at: [plane.importanceAt, plane.performanceAt],
      importance: plane.attributes.map((attribute) => attribute.importance.point),
      performance: plane.attributes.map((attribute) => attribute.performance.point),
      quadrants: plane.attributes.map(({ quadrant }) => QUADRANTS.indexOf(quadrant)),
    };
  },
};
