// Owns the two ways in which the command can fail as a whole; a single row that is refused is no failure.

/** The command line is wrong: exit code 2, with usage. */
export class WrongUsage extends Error {}

/** The file cannot be read as what it is said to be, or nothing in it could be scored: exit code 1. */
export class Unreadable extends Error {}
