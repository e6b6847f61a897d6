-- A view's rows are built beside those that answer and then take their place: tables in views_beside move
-- to views in one transaction. Each such building is a generation, split into segments by case.
CREATE SCHEMA IF NOT EXISTS views_beside;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'caseledger_app') THEN
        GRANT USAGE ON SCHEMA views_beside TO caseledger_app;
        ALTER DEFAULT PRIVILEGES IN SCHEMA views_beside
            GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO caseledger_app;
    END IF;
END $$;

-- How far a segment has come: every event up to this position is in its rows; events and digest say how many
-- it was shown, and the XOR of the first 8 bytes of their leaf hashes. The lock of the row is the claim on the
-- work, so a node that dies gives it up with its connection.
DROP TABLE views.token;
CREATE TABLE views.token (
    view       text        NOT NULL,
    generation bigint      NOT NULL,
    segment    integer     NOT NULL,
    segments   integer     NOT NULL,
    version    integer     NOT NULL,
    live       boolean     NOT NULL,
    position   bigint      NOT NULL DEFAULT 0,
    events     bigint      NOT NULL DEFAULT 0,
    digest     bigint      NOT NULL DEFAULT 0,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (view, generation, segment),
    -- One generation answers, and at most one is built.
    CONSTRAINT token_one_of_each UNIQUE (view, live, segment)
);

CREATE SEQUENCE views.generation;

-- What is kept is only ever read as text: json is not taken apart and put together again.
ALTER TABLE views.board ALTER COLUMN kept TYPE json;
ALTER TABLE views.deadline_case ALTER COLUMN kept TYPE json;
-- A clock is told once, in its case's kept.
ALTER TABLE views.deadline DROP COLUMN deadline, DROP CONSTRAINT deadline_case_id_fkey;
