-- Views: everything here is folded from the ledger. Dropping the schema loses nothing; the migration makes it again.
-- The tables of each view are in a script R__<view>.sql beside the view's class; an office's own views put theirs into
-- db/views on the class path.
CREATE SCHEMA IF NOT EXISTS views_beside;

-- The program owns what it can make again: all rights, on the tables of the scripts too.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'caseledger_app') THEN
        GRANT USAGE ON SCHEMA views, views_beside TO caseledger_app;
        ALTER DEFAULT PRIVILEGES IN SCHEMA views, views_beside
            GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO caseledger_app;
    END IF;
END $$;

-- A view's rows are built beside those that answer and then take their place: tables in views_beside move to views in
-- one transaction. Each such building is a generation, split into segments by case. Every event up to position is in
-- the rows of a segment; events and digest say how many it was shown, and the XOR of the first 8 bytes of their leaf
-- hashes. The lock of the row is the claim on the work, so a node that dies gives it up with its connection.
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
