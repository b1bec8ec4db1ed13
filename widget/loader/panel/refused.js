// Owns telling a widget that could not be fetched from one that the site's policy forbids to run.
export const reasonOf = (error) =>
  error instanceof WebAssembly.CompileError && /csp|policy|refused|blocked/i.test(error.message) ? "csp" : "load";
