// Owns the rows about journeys.
export const operations = {};
