-- Owns the counts, version 3: how many of each thing were said, kept in the transaction that stores the results, so that a report costs the
-- same however many answers there are. All of it can be made again from results: nothing is said here that is not there.

-- Texts are empty where there is nothing to name. The empty segment is everybody; the empty day is all days, for everybody only.
CREATE TABLE counts (
    study      TEXT NOT NULL,
    segment    TEXT NOT NULL,            -- name=value of an attribute
    day        TEXT NOT NULL,            -- of arrival, in UTC
    survey     TEXT NOT NULL,
    moment     TEXT NOT NULL,
    touchpoint TEXT NOT NULL,
    question   TEXT NOT NULL,
    said       TEXT NOT NULL,            -- what was said, and all else that answers must share to be pooled, as JSON
    n          INTEGER NOT NULL,
    PRIMARY KEY (study, segment, day, survey, moment, touchpoint, question, said)
) WITHOUT ROWID;
