// Owns counting days by the visitor's clock.
const dayMs = 864e5;

/** Whether that many days have gone by since then; true if there was no such time. */
export const rested = (time, days) => !(Date.now() - time < days * dayMs);
