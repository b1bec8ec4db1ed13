-- Owns the shape of the store in ClickHouse, version 1. Each sentence can be repeated, since there are no transactions around them; the
-- version is noted once all are done.

-- One row a result; two where two collectors stored the same one at the same instant, of which the earlier counts. Ids are looked for one
-- by one, hence the fine index.
CREATE TABLE IF NOT EXISTS results (
    study       LowCardinality(String),
    id          UUID,
    received_at DateTime64(3, 'UTC'),                   -- by the collector's clock
    body        String CODEC (ZSTD(3)),                 -- the result as core writes it
    segments    Array(LowCardinality(String)),          -- name=value of attributes; the empty one is everybody
    cells       Array(LowCardinality(String)),          -- what it counts as: survey, moment, touchpoint, question, said, as a list in JSON
    stored_at   DateTime64(6, 'UTC') DEFAULT now64(6),  -- by this engine's clock
    precedence  UInt64 MATERIALIZED 18446744073709551615 - toUnixTimestamp64Micro(stored_at),
    INDEX stored stored_at TYPE minmax
) ENGINE = ReplacingMergeTree(precedence) PARTITION BY toYYYYMM(stored_at) ORDER BY (study, id)
  SETTINGS index_granularity = 1024;

-- What was refused; study is empty where it cannot be told.
CREATE TABLE IF NOT EXISTS rejects (
    id          String,                                 -- made by the first store that kept it, so that a copy can be made twice
    received_at DateTime64(3, 'UTC'),
    study       String,
    code        String,
    path        String,
    hex         String CODEC (ZSTD(3))                  -- the body in hexadecimal digits, since not everything that comes is text
) ENGINE = ReplacingMergeTree ORDER BY (received_at, id);

-- How many of each thing were said in results that were stored in an hour, as of a moment: the last one is the truth. An hour that is over
-- is not touched again. It can all be made again from results.
CREATE TABLE IF NOT EXISTS counts (
    study       LowCardinality(String),
    segment     LowCardinality(String),
    day         LowCardinality(String),                 -- of arrival
    cell        String,
    hour        DateTime('UTC'),                        -- of storing
    as_of       DateTime64(6, 'UTC'),
    n           UInt64
) ENGINE = ReplacingMergeTree(as_of) ORDER BY (study, segment, day, cell, hour);

-- What is noted under a name, the last one being valid: the version of these tables, when a study changed, how far a copy has come.
CREATE TABLE IF NOT EXISTS notes (
    name        String,
    text        String,
    noted_at    DateTime64(6, 'UTC') DEFAULT now64(6)
) ENGINE = ReplacingMergeTree(noted_at) ORDER BY name;

-- What receivers of webhooks are to be told, the last row under a name being valid. What was told is forgotten after a month: by then no
-- earlier row is left that could come up again.
CREATE TABLE IF NOT EXISTS calls (
    name        String,                                 -- receiver, event, study and the result's id
    hook        LowCardinality(String),                 -- the receiver again
    due         Int64,                                  -- milliseconds since 1970; the largest number for one that is not tried any more
    tries       UInt32,
    said        String,                                 -- what the last try came to
    holder      String,                                 -- who took it last
    gone        Bool,
    changed_at  DateTime64(6, 'UTC') DEFAULT now64(6)
) ENGINE = ReplacingMergeTree(changed_at) ORDER BY (hook, name)
  TTL toDateTime(changed_at) + INTERVAL 30 DAY DELETE WHERE gone;

-- The tokens that have served, as hashes, and for which result: the one that came first with it. Without the id, what is written again after
-- an error would find its own token used.
CREATE TABLE IF NOT EXISTS tickets (
    ticket      String,
    id          UUID,
    stored_at   DateTime64(6, 'UTC') DEFAULT now64(6),
    precedence  UInt64 MATERIALIZED 18446744073709551615 - toUnixTimestamp64Micro(stored_at)
) ENGINE = ReplacingMergeTree(precedence) ORDER BY (ticket, id);
