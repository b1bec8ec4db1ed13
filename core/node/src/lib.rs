//! The wasm-bindgen face of expectly-core.
