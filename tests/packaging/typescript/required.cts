// Owns what TypeScript accepts in a CommonJS project.
import core = require("@expectly/core");

export const n: number = core.nps([10]).n;
