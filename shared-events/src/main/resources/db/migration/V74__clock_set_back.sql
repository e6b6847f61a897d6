-- Where an event is recorded earlier than the one before it, because a clock had run ahead and was set
-- back: the times before that place, as far as they are later than it, are in doubt.
CREATE TABLE ledger.clock_set_back (
    position    bigint      PRIMARY KEY,
    recorded_at timestamptz NOT NULL
);

CREATE TRIGGER clock_set_back_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.clock_set_back
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
