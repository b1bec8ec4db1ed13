-- Owns the calls that receivers of webhooks have not answered yet, from version 3 on.
CREATE TABLE calls (
    name  TEXT PRIMARY KEY,              -- receiver, event, study and the result's id
    hook  TEXT NOT NULL,                 -- the receiver again
    due   INTEGER NOT NULL,              -- milliseconds since 1970; the largest number for one that is not tried any more
    tries INTEGER NOT NULL,
    said  TEXT NOT NULL                  -- what the last try came to
) WITHOUT ROWID;
CREATE INDEX calls_by_due ON calls (hook, due);
