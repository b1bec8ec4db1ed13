// Owns the page that every contestant is embedded in: a small article, the same for all. Knows no contestant.

const WORDS = "A page of a shop that somebody reads, with a heading, some paragraphs and a button. ".repeat(6);
const STYLE = "body{margin:0;font:16px/1.5 system-ui,sans-serif}main{max-width:40rem;margin:2rem auto;padding:0 1rem}button{font:inherit}";

/** Its HTML. `head` and `body` are what the contestant's documentation says to put there. */
export const page = ({ head = "", body = "" }) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title>
<link rel="icon" href="data:,"><style>${STYLE}</style>
${head}</head><body><main><h1>Shop</h1><p>${WORDS}</p>
${body}<p>${WORDS}</p><p>${WORDS}</p><button>Buy</button></main></body></html>`;
