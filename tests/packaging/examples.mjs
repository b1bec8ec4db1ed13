// Owns reading the examples out of a README: each block of JavaScript is a program, each comment line in it a line that it prints.

/** The blocks with what they are to print. */
export function examples(markdown) {
  return [...markdown.matchAll(/^```js\n(.*?)^```$/gms)].map(([, text]) => ({
    text,
    prints: text.split("\n").filter((line) => line.startsWith("// ")).map((line) => line.slice(3)),
  }));
}
