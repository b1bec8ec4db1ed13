-- Owns the shape of the store in PostgreSQL, version 1, in a schema of its own. Names sort by their bytes, as everywhere else.

-- One row a result. seq is in the order of arrival at each collector; between several it is the order in which they got their numbers.
CREATE TABLE results (
    seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    study       TEXT COLLATE "C" NOT NULL,
    id          UUID NOT NULL,
    received_at TIMESTAMPTZ NOT NULL,
    body        TEXT NOT NULL,           -- the result as core writes it; texts in people's own words are only here
    UNIQUE (study, id)
);
CREATE INDEX results_by_arrival ON results (study, seq);
CREATE INDEX results_by_time ON results (study, received_at); -- for what is kept for a time only

-- What was refused, as it came. study is NULL where it cannot be told.
CREATE TABLE rejects (
    seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,    -- made by the first store that kept it, so that a copy can be made twice
    received_at TIMESTAMPTZ NOT NULL,
    study       TEXT COLLATE "C",
    code        TEXT NOT NULL,
    path        TEXT NOT NULL,
    body        BYTEA NOT NULL
);
CREATE INDEX rejects_by_study ON rejects (study);

-- How many of each thing were said, kept in the transaction that stores the results. Texts are empty where there is nothing to name.
-- Collectors that write at the same time take different slots, so that they do not wait for each other's lines; a count is the sum of them.
CREATE TABLE counts (
    study      TEXT COLLATE "C" NOT NULL,
    segment    TEXT COLLATE "C" NOT NULL,
    day        TEXT COLLATE "C" NOT NULL,
    survey     TEXT COLLATE "C" NOT NULL,
    moment     TEXT COLLATE "C" NOT NULL,
    touchpoint TEXT COLLATE "C" NOT NULL,
    question   TEXT COLLATE "C" NOT NULL,
    said       TEXT COLLATE "C" NOT NULL,
    slot       SMALLINT NOT NULL,
    n          BIGINT NOT NULL,
    PRIMARY KEY (study, segment, day, survey, moment, touchpoint, question, said, slot)
) WITH (fillfactor = 50);                -- room for the next version of each line on its own page

-- Raised whenever a report may differ, by the same slots.
CREATE TABLE revisions (
    study    TEXT COLLATE "C" NOT NULL,
    slot     SMALLINT NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (study, slot)
) WITH (fillfactor = 50);

-- What is noted under a name, such as how far a copy into this store has come.
CREATE TABLE notes (
    name TEXT COLLATE "C" PRIMARY KEY,
    text TEXT NOT NULL
);

-- What receivers of webhooks are to be told and have not answered yet.
CREATE TABLE calls (
    name  TEXT COLLATE "C" PRIMARY KEY,  -- receiver, event, study and the result's id
    hook  TEXT COLLATE "C" NOT NULL,     -- the receiver again
    due   BIGINT NOT NULL,               -- milliseconds since 1970; the largest number for one that is not tried any more
    tries BIGINT NOT NULL,
    said  TEXT NOT NULL                  -- what the last try came to
);
CREATE INDEX calls_by_due ON calls (hook, due);

-- The tokens that have served: each for one result of one moment of one survey. A hash, which leads back to nobody and to no result.
CREATE TABLE tickets (ticket TEXT COLLATE "C" PRIMARY KEY);
