// Owns the rows about weighted samples and those who did not answer.
export const operations = {};
