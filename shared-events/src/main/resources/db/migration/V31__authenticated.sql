-- Beside each event an authentication code: one byte for the version of the key, 32 for the HMAC-SHA256
-- under a key that is never in the database. Events from before have none until the log is admitted.
ALTER TABLE ledger.event
    ADD COLUMN code bytea,
    ADD CONSTRAINT event_code_length CHECK (octet_length(code) = 33);

-- Every column but the code, which an admission gives to an event from before, once.
DROP TRIGGER event_append_only ON ledger.event;
CREATE TRIGGER event_append_only
    BEFORE DELETE OR TRUNCATE
        OR UPDATE OF position, stream_id, sequence, aggregate_type, type, revision, payload, metadata,
                     event_id, recorded_at, leaf_hash
    ON ledger.event
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER event_code_once
    BEFORE UPDATE OF code ON ledger.event
    FOR EACH ROW WHEN (OLD.code IS NOT NULL) EXECUTE FUNCTION ledger.refuse_change();

-- Only a code, and only where there is none: the trigger refuses the rest.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'caseledger_app') THEN
        GRANT UPDATE (code) ON ledger.event TO caseledger_app;
    END IF;
END $$;
