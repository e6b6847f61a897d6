-- What was recorded while the clock of its node was 2 s or more from the clock of the database, which then was at
-- this time: the time recorded is in doubt.
CREATE TABLE ledger.clock_difference (
    position    bigint      PRIMARY KEY,
    database_at timestamptz NOT NULL
);

CREATE TRIGGER clock_difference_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.clock_difference
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
