-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.statistics, views.statistics_case;
DELETE FROM views.token WHERE view IN ('statistics');

-- What is counted of each case: one narrow row, so that a count over all of an office's cases reads little. What
-- the fold keeps stands apart. No personal data of a complainant; respondents are businesses, and natural persons masked.
CREATE TABLE views.statistics_case (
    case_id  uuid   PRIMARY KEY,
    position bigint NOT NULL,
    kept     json   NOT NULL
);

-- A level of the category tree is the path down to it, since names of lower levels are not unique.
CREATE TABLE views.statistics (
    case_id        uuid        PRIMARY KEY,
    received_at    timestamptz NOT NULL,
    received_month text        NOT NULL,
    kind           text        NOT NULL,
    channel        text        NOT NULL,
    severity       text,
    category_1     text,
    category_2     text,
    category_3     text,
    problem_1      text,
    problem_2      text,
    unit           text,
    respondent     text,
    entry          uuid,
    migrated       boolean     NOT NULL,
    decision       text,
    ended          text,
    replied        boolean     NOT NULL,
    working_days   integer,
    on_time        boolean,
    with_leave     boolean     NOT NULL,
    as_stated      boolean     NOT NULL,
    reopened       integer     NOT NULL,
    satisfaction   text,
    repeat         boolean     NOT NULL
);

-- The cases of an entry of the register of respondents.
CREATE INDEX statistics_entry ON views.statistics (entry, received_at DESC) WHERE entry IS NOT NULL;
CREATE INDEX statistics_received ON views.statistics (received_at DESC, case_id);
