-- The vault: the key of each case, wrapped by the office's master key, which is never in the database.
CREATE SCHEMA IF NOT EXISTS vault;

-- 12 bytes nonce, 32 bytes wrapped key, 16 bytes tag. Deleting a row erases what its case has sealed.
CREATE TABLE vault.case_key (
    case_id     uuid        PRIMARY KEY,
    wrapped_key bytea       NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT case_key_length CHECK (octet_length(wrapped_key) = 60)
);

-- One row that only the right master key can make: a wrong key file is recognised at start.
CREATE TABLE vault.master (
    only_row  boolean PRIMARY KEY DEFAULT true,
    key_check bytea   NOT NULL,
    CONSTRAINT master_only_row CHECK (only_row)
);

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'caseledger_app') THEN
        GRANT USAGE ON SCHEMA vault TO caseledger_app;
        GRANT SELECT, INSERT, DELETE ON vault.case_key TO caseledger_app;
        GRANT SELECT, INSERT ON vault.master TO caseledger_app;
    END IF;
END $$;
