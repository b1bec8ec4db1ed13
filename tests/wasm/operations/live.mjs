// Owns the rows about always-valid bands.
export const operations = {};
