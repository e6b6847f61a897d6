-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.process, views.process_case, views.process_follows;
DELETE FROM views.token WHERE view IN ('process');

-- The way that each case took, step by step: its path is the names of its steps, each between two signs >, as in
-- >ComplaintReceived>ComplaintClassified>. What the fold keeps stands apart; steps are those counted in process_follows.
CREATE TABLE views.process_case (
    case_id  uuid    PRIMARY KEY,
    number   text    NOT NULL,
    steps    integer NOT NULL,
    position bigint  NOT NULL,
    kept     json    NOT NULL
);

CREATE TABLE views.process (
    case_id        uuid        PRIMARY KEY,
    received_at    timestamptz NOT NULL,
    received_month text        NOT NULL,
    migrated       boolean     NOT NULL,
    ended          boolean     NOT NULL,
    path           text        NOT NULL,
    deviations     text[]      NOT NULL
);

CREATE INDEX process_received ON views.process (received_at, case_id);

-- How often a step followed another at once in the cases received in a month, and after how long: bucket is
-- 20 ln(1 + seconds), rounded, so that a time is known to within 2.5 %; -1 where a time is not known.
CREATE TABLE views.process_follows (
    received_month text    NOT NULL,
    migrated       boolean NOT NULL,
    source         text    NOT NULL,
    target         text    NOT NULL,
    bucket         integer NOT NULL,
    times          bigint  NOT NULL,
    PRIMARY KEY (received_month, migrated, source, target, bucket)
);
