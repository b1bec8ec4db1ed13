-- Owns the shape of the store, version 3: what was said, and what was refused. What is counted of it is in counts.sql.

-- One row a result, in order of arrival. The id is the sender's; a second result with it is a duplicate or a conflict, never a row.
CREATE TABLE results (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    study       TEXT NOT NULL,
    id          TEXT NOT NULL,
    received_at TEXT NOT NULL,           -- ISO 8601, UTC, by the collector's clock; order goes by seq
    body        TEXT NOT NULL,           -- the result as core writes it; texts in people's own words are only here
    UNIQUE (study, id)
);
CREATE INDEX results_by_arrival ON results (study, seq);
CREATE INDEX results_by_time ON results (study, received_at); -- for what is kept for a time only

-- What was refused, as it came: text, or bytes where it was not even that. study is NULL where it cannot be told.
CREATE TABLE rejects (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,    -- made by the first store that kept it, so that a copy can be made twice
    received_at TEXT NOT NULL,
    study       TEXT,
    code        TEXT NOT NULL,
    path        TEXT NOT NULL,
    body        BLOB NOT NULL
);
CREATE INDEX rejects_by_study ON rejects (study);

-- Raised whenever a report may differ from the last one: with each change of the counts, and at each start, as the study may have changed.
CREATE TABLE revisions (
    study    TEXT PRIMARY KEY,
    revision INTEGER NOT NULL
) WITHOUT ROWID;

-- What is noted under a name, such as how far a copy into this store has come.
CREATE TABLE notes (
    name TEXT PRIMARY KEY,
    text TEXT NOT NULL
) WITHOUT ROWID;

-- The tokens that have served: each for one result of one moment of one survey. A hash, which leads back to nobody and to no result.
CREATE TABLE tickets (ticket TEXT PRIMARY KEY) WITHOUT ROWID;
