-- The ledger: one append-only table of events, and the head that hands out positions.
-- The schema itself stands already: it keeps the history of these migrations.

-- json, not jsonb: the bytes that were written are the bytes that are hashed.
-- event_id_once stands before event_stream_sequence so that an append sent twice is told as such.
CREATE TABLE ledger.event (
    position       bigint      PRIMARY KEY,
    stream_id      uuid        NOT NULL,
    sequence       bigint      NOT NULL,
    aggregate_type text        NOT NULL,
    type           text        NOT NULL,
    revision       integer     NOT NULL,
    payload        json        NOT NULL,
    metadata       json        NOT NULL,
    event_id       uuid        NOT NULL,
    recorded_at    timestamptz NOT NULL,
    leaf_hash      bytea       NOT NULL,
    CONSTRAINT event_id_once UNIQUE (event_id),
    CONSTRAINT event_stream_sequence UNIQUE (stream_id, sequence),
    CONSTRAINT event_position_positive CHECK (position > 0),
    CONSTRAINT event_sequence_from_zero CHECK (sequence >= 0),
    CONSTRAINT event_metadata_object CHECK (json_typeof(metadata) = 'object'),
    CONSTRAINT event_leaf_hash_sha256 CHECK (octet_length(leaf_hash) = 32)
);

-- Answers "as of an instant": recorded_at never goes back, so this index only grows at its end.
CREATE INDEX event_recorded_at ON ledger.event (recorded_at, position);

-- One row. An append locks it, so the order of commits is the order of positions and a rollback leaves no hole.
CREATE TABLE ledger.head (
    only_row    boolean     PRIMARY KEY DEFAULT true,
    position    bigint      NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT head_only_row CHECK (only_row)
);
INSERT INTO ledger.head (position, recorded_at) VALUES (0, '1970-01-01T00:00:00Z');

CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '账本只能追加，不能修改或删除（%.%：%） / the ledger is append-only: % on %.% refused',
        TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP, TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER event_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.event
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE TRIGGER head_stays
    BEFORE DELETE OR TRUNCATE ON ledger.head
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- The program may log in as a member of caseledger_app, which can add events and cannot take any away;
-- the owner of the schema then only runs migrations. Where the owner may not create roles, an
-- administrator creates caseledger_app before the first migration, or the trigger stands alone.
DO $$
BEGIN
    CREATE ROLE caseledger_app NOLOGIN;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
    WHEN insufficient_privilege THEN RAISE NOTICE 'role caseledger_app not created: not allowed';
END $$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'caseledger_app') THEN
        GRANT USAGE ON SCHEMA ledger TO caseledger_app;
        GRANT SELECT, INSERT ON ledger.event TO caseledger_app;
        GRANT SELECT, UPDATE ON ledger.head TO caseledger_app;
    END IF;
END $$;
