// Owns the rows about outcomes, rates, goals and running moments.
export const operations = {};
