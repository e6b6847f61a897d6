-- How many events each stream has and where the last one stands, under a code of the key that is never in the
-- database: an event that is taken out of its stream, also the last one, is missed by whoever reads the stream.
CREATE TABLE ledger.stream (
    id     uuid   PRIMARY KEY,
    length bigint NOT NULL,
    last   bigint NOT NULL,
    code   bytea  NOT NULL,
    CONSTRAINT stream_length_positive CHECK (length > 0),
    CONSTRAINT stream_code_length CHECK (octet_length(code) = 33)
) WITH (fillfactor = 80);

CREATE TRIGGER stream_stays
    BEFORE DELETE OR TRUNCATE ON ledger.stream
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'caseledger_app') THEN
        GRANT SELECT, INSERT, UPDATE ON ledger.stream TO caseledger_app;
    END IF;
END $$;
