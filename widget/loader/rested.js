// Owns counting days by the visitor's clock.
const dayMs = 864e5;

/**
 * Whether that many days have gone by since then; true if there was no such time. Where a study does not say how many, a visitor is left
 * in peace by one survey for thirty.
 */
export const rested = (time, days = 30) => !(Date.now() - time < days * dayMs);
