-- Owns the columns that results are counted by, version 2. All of it can be made again from results: nothing is said here that is not there.

-- One row a question of a result. Of value, expected and chosen those are NULL that were not given; measure and scale are NULL where
-- nothing is rated.
CREATE TABLE answers (
    result     INTEGER NOT NULL REFERENCES results (seq) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    study      TEXT NOT NULL,
    survey     TEXT NOT NULL,
    wording    TEXT NOT NULL,
    touchpoint TEXT,
    stage      TEXT,
    facet      TEXT,
    promise    TEXT,                     -- id@version
    population TEXT NOT NULL,
    source     TEXT NOT NULL,
    moment     TEXT NOT NULL,
    question   TEXT NOT NULL,
    measure    TEXT,
    scale      TEXT,
    state      TEXT NOT NULL,
    value      INTEGER,
    expected   INTEGER,                  -- of an item of a battery, in the result in which it was said
    chosen     INTEGER,                  -- how many options
    randomized REAL,                     -- the ε with which the visitor's device blurred what was chosen
    PRIMARY KEY (result, position)
) WITHOUT ROWID;
-- What is counted, in the order of counting: the report walks it from end to end and sorts nothing.
CREATE INDEX answers_to_count ON answers
    (study, survey, touchpoint, stage, facet, promise, scale, wording, population, question, source, state, value);
CREATE INDEX expectations_to_count ON answers
    (study, survey, touchpoint, stage, facet, promise, scale, wording, population, question, source, expected)
    WHERE expected IS NOT NULL;
CREATE INDEX choosers_to_count ON answers
    (study, survey, touchpoint, stage, facet, promise, wording, population, question, source, randomized, chosen, state, scale)
    WHERE scale IS NULL;

-- One row for each thing that somebody gave both sides of: the survey as a whole (question is empty), or an item of a battery.
CREATE TABLE pairs (
    result     INTEGER NOT NULL REFERENCES results (seq) ON DELETE CASCADE,
    study      TEXT NOT NULL,
    survey     TEXT NOT NULL,
    wording    TEXT NOT NULL,
    touchpoint TEXT,
    stage      TEXT,
    facet      TEXT,
    promise    TEXT,                     -- id@version
    population TEXT NOT NULL,
    source     TEXT NOT NULL,
    question   TEXT NOT NULL,
    scale      TEXT NOT NULL,
    gap        TEXT NOT NULL,
    timing     TEXT NOT NULL,
    first      INTEGER NOT NULL,
    second     INTEGER NOT NULL,
    PRIMARY KEY (result, question)
) WITHOUT ROWID;
CREATE INDEX pairs_to_count ON pairs
    (study, survey, touchpoint, stage, facet, promise, scale, wording, population, question, gap, timing, source, first, second);

-- One row for each option that somebody chose.
CREATE TABLE choices (
    result     INTEGER NOT NULL REFERENCES results (seq) ON DELETE CASCADE,
    position   INTEGER NOT NULL,         -- of the question
    study      TEXT NOT NULL,
    survey     TEXT NOT NULL,
    wording    TEXT NOT NULL,
    touchpoint TEXT,
    stage      TEXT,
    facet      TEXT,
    promise    TEXT,                     -- id@version
    population TEXT NOT NULL,
    source     TEXT NOT NULL,
    question   TEXT NOT NULL,
    option     TEXT NOT NULL,
    randomized REAL,
    PRIMARY KEY (result, position, option)
) WITHOUT ROWID;
CREATE INDEX choices_to_count ON choices
    (study, survey, touchpoint, stage, facet, promise, wording, population, question, source, randomized, option);
