// Owns what importing this for its effect means to TypeScript: nothing but the types of events and of window.expectly.
import "./index.mjs";
