// Owns what is thrown when an argument is refused: the class that index.d.ts declares. When it is thrown is decided in Rust.

export class ExpectlyError extends Error {
  constructor(message, code, path) {
    super(message);
    this.code = code;
    this.path = path;
  }
}

Object.defineProperty(ExpectlyError.prototype, "name", { value: "ExpectlyError", configurable: true, writable: true });
