// Owns the rows about many tests and many touchpoints.
export const operations = {};
