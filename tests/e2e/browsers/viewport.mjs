// Owns the size that every browser gives to a page, so that a journey meets the same layout in each.

/** CSS pixels; a common small laptop. */
export const VIEWPORT = { width: 1280, height: 720 };
