// Owns what a page that is of script tags does, without any tool, with the package, as its author would write it.
import { ExpectlyError, nps, Tally } from "./node_modules/@expectly/core/index.web.mjs";

const lines = [nps([0, 7, 7, 9, 9, 10]).text];
const tally = new Tally({ scale: "likelihood11" });
tally.push(new Uint8Array([10, 9, 0]));
lines.push(`${tally.n} ${nps(tally).point}`);
try {
  nps([{ score: "7" }], { column: "score" });
} catch (error) {
  lines.push(`${error instanceof ExpectlyError} ${error.code} ${error.path}`);
}
document.body.textContent = lines.join("\n");
