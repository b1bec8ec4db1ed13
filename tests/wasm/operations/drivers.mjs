// Owns the rows about Kano, importance and performance, correlation and regression.
export const operations = {};
