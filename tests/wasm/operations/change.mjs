// Owns the rows about scores that rise and fall.
export const operations = {};
