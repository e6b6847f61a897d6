-- Files of a case, sealed under its key and named by the SHA-256 of what they held before: nobody's
-- words, and what an event says of a file can be checked. The suffix tells which of the few kinds
-- of files it is that are kept.
CREATE TABLE vault.file (
    case_id uuid        NOT NULL,
    sha256  bytea       NOT NULL,
    suffix  text        NOT NULL,
    bytes   bigint      NOT NULL,
    sealed  bytea       NOT NULL,
    kept_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (case_id, sha256),
    CONSTRAINT file_digest CHECK (octet_length(sha256) = 32),
    CONSTRAINT file_suffix CHECK (suffix ~ '^[a-z0-9]{1,8}$')
);

-- It is encrypted: there is nothing to compress.
ALTER TABLE vault.file ALTER COLUMN sealed SET STORAGE EXTERNAL;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'caseledger_app') THEN
        GRANT SELECT, INSERT, DELETE ON vault.file TO caseledger_app;
    END IF;
END $$;
