-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.signed, views.signed_case;
DELETE FROM views.token WHERE view IN ('signed');

-- How leaders and reviewers sign. A row of signed_case is what the fold keeps of a case; the rows of signed are
-- drawn from it, one for each decision. signed_on and signed_time are the day and time of it in the office.
CREATE TABLE views.signed_case (
    case_id uuid PRIMARY KEY,
    kept    json NOT NULL
);
CREATE TABLE views.signed (
    position      bigint      PRIMARY KEY,
    case_id       uuid,
    person        text        NOT NULL,
    name          text        NOT NULL,
    role          text        NOT NULL,
    behalf        text,
    kind          text        NOT NULL,
    sent_back     boolean     NOT NULL,
    drafter       text,
    leader        text,
    signed_at     timestamptz,
    signed_on     date,
    signed_time   time,
    took_millis   bigint,
    opened        boolean     NOT NULL,
    entered_later boolean     NOT NULL,
    elsewhere     boolean     NOT NULL,
    decision      json        NOT NULL
);

-- Read by person in the order of time, which is how a batch is found; the numbers need no more than this.
CREATE INDEX signed_by ON views.signed (person, signed_at, position)
    INCLUDE (name, role, behalf, kind, sent_back, drafter, leader, signed_on, signed_time, took_millis, opened, entered_later, elsewhere);
CREATE INDEX signed_on ON views.signed (signed_on);
-- The population of a random sample.
CREATE INDEX signed_population ON views.signed (signed_at, kind, position);
CREATE INDEX signed_case_id ON views.signed (case_id);
