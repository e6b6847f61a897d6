-- The versions of the master key: each with a check that only it can make and, sealed under it, the secrets
-- of the events of those before. Their owner adds the next one, and wraps the keys of cases anew under it.
ALTER TABLE vault.master
    DROP COLUMN only_row,
    ADD COLUMN version int NOT NULL DEFAULT 1 PRIMARY KEY,
    ADD COLUMN former bytea,
    ADD CONSTRAINT master_versions CHECK (version BETWEEN 1 AND 254);

-- Its replacement is a change of the office, too.
DROP INDEX IF EXISTS ledger.event_of_the_office;
CREATE INDEX event_of_the_office ON ledger.event (position)
    WHERE aggregate_type IN ('person', 'unit', 'factor', 'settings', 'log');
