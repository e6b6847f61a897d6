-- A case that is destroyed loses its key and its files in the transaction of the event that says so: never the one
-- without the other, whoever records it. The program has no right to remove either by itself.
CREATE FUNCTION vault.destroy_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    DELETE FROM vault.file WHERE case_id = NEW.stream_id;
    DELETE FROM vault.case_key WHERE case_id = NEW.stream_id;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION vault.destroy_case() FROM PUBLIC;
CREATE TRIGGER event_destroys_case
    AFTER INSERT ON ledger.event
    FOR EACH ROW WHEN (NEW.type = 'CaseDestroyed') EXECUTE FUNCTION vault.destroy_case();

-- Which they are is asked for whenever keys are used.
CREATE INDEX event_destroyed ON ledger.event (position) WHERE type = 'CaseDestroyed';
