// Owns the loader's side of the delivery: starting its WebAssembly. It is one file with the glue that wasm-bindgen makes.
import start, { deliver, forget, leave, put, refuse, stop } from "expectly-glue";

export { trap } from "../panel/trap.js";

/** Starts it with the response that brings its WebAssembly. */
export default async (wasm) => {
  await start({ module_or_path: wasm });
  return { deliver, forget, leave, put, refuse, stop };
};
