// Owns the rows about randomized response.
export const operations = {};
