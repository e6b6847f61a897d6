-- Views: everything here is folded from the ledger. Dropping the schema loses nothing; the
-- migration makes it again.

-- The program owns what it can make again: all rights, on the tables of later migrations too.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'caseledger_app') THEN
        GRANT USAGE ON SCHEMA views TO caseledger_app;
        ALTER DEFAULT PRIVILEGES IN SCHEMA views
            GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO caseledger_app;
    END IF;
END $$;

-- How far a view has come: every event up to this position is in its rows. The lock of the row is the
-- claim on the work, so a node that dies gives it up with its connection.
CREATE TABLE views.token (
    view       text        NOT NULL,
    segment    integer     NOT NULL DEFAULT 0,
    version    integer     NOT NULL,
    position   bigint      NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (view, segment)
);
