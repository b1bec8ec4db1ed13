-- Owns the store as its version 1 laid it out, for stores that were made then.

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

-- One row a question of a result. value is NULL unless a rating was given; measure and scale are NULL for texts.
CREATE TABLE answers (
    result     INTEGER NOT NULL REFERENCES results (seq) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    study      TEXT NOT NULL,
    survey     TEXT NOT NULL,
    moment     TEXT NOT NULL,
    wording    TEXT NOT NULL,
    touchpoint TEXT,
    stage      TEXT,
    facet      TEXT,
    promise    TEXT,                     -- id@version
    population TEXT NOT NULL,
    source     TEXT NOT NULL,
    question   TEXT NOT NULL,
    measure    TEXT,
    scale      TEXT,
    state      TEXT NOT NULL,
    value      INTEGER,
    PRIMARY KEY (result, position)
) WITHOUT ROWID;
-- What is counted, in the order of counting: the report walks it from end to end and sorts nothing.
CREATE INDEX answers_to_count ON answers
    (study, survey, touchpoint, stage, facet, promise, scale, wording, population, question, source, state, value);

-- One row a result with both sides of a gap.
CREATE TABLE pairs (
    result     INTEGER PRIMARY KEY REFERENCES results (seq) ON DELETE CASCADE,
    study      TEXT NOT NULL,
    survey     TEXT NOT NULL,
    wording    TEXT NOT NULL,
    touchpoint TEXT,
    stage      TEXT,
    facet      TEXT,
    promise    TEXT,
    population TEXT NOT NULL,
    source     TEXT NOT NULL,
    scale      TEXT NOT NULL,
    gap        TEXT NOT NULL,
    timing     TEXT NOT NULL,
    first      INTEGER NOT NULL,
    second     INTEGER NOT NULL
);
CREATE INDEX pairs_to_count ON pairs
    (study, survey, touchpoint, stage, facet, promise, scale, wording, population, gap, timing, source, first, second);

-- What was refused, as it came: text, or bytes where it was not even that. study is NULL where it cannot be told.
CREATE TABLE rejects (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
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
