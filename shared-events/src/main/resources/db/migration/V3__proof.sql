-- The proof: the log's Merkle tree as tiles, the checkpoints that the log key has signed, and who else has signed them.
CREATE SCHEMA IF NOT EXISTS proof;

-- One row: how many events the tiles hold. Whoever folds or signs locks it, so one node does at a time.
CREATE TABLE proof.tree (
    only_row boolean PRIMARY KEY DEFAULT true,
    size     bigint  NOT NULL,
    CONSTRAINT tree_only_row CHECK (only_row),
    CONSTRAINT tree_size CHECK (size >= 0)
);
INSERT INTO proof.tree (size) VALUES (0);

-- At most 256 hashes of 32 bytes each; the rightmost tile of a level widens until it is full.
CREATE TABLE proof.tile (
    level  smallint NOT NULL,
    index  bigint   NOT NULL,
    hashes bytea    NOT NULL,
    PRIMARY KEY (level, index),
    CONSTRAINT tile_hashes CHECK (octet_length(hashes) BETWEEN 32 AND 8192 AND octet_length(hashes) % 32 = 0)
);
-- Hashes do not compress.
ALTER TABLE proof.tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

-- C2SP tlog-checkpoint: the note as the log key has signed it.
CREATE TABLE proof.checkpoint (
    size      bigint      PRIMARY KEY,
    note      text        NOT NULL,
    signed_at timestamptz NOT NULL,
    CONSTRAINT checkpoint_size CHECK (size > 0)
);

-- Verifier keys (C2SP signed-note) in the order in which they came; the last one signs.
CREATE TABLE proof.log_key (
    number     integer PRIMARY KEY,
    vkey       text    NOT NULL UNIQUE,
    valid_from bigint  NOT NULL
);

-- Signature lines (C2SP tlog-cosignature) of witnesses under a checkpoint.
CREATE TABLE proof.cosignature (
    size    bigint      NOT NULL REFERENCES proof.checkpoint (size),
    witness text        NOT NULL,
    line    text        NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (size, witness)
);

CREATE FUNCTION proof.refuse_other_hashes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.level, NEW.index) IS DISTINCT FROM (OLD.level, OLD.index)
       OR substring(NEW.hashes FROM 1 FOR octet_length(OLD.hashes)) IS DISTINCT FROM OLD.hashes THEN
        RAISE EXCEPTION '哈希块只能加宽，不能修改 / a tile only widens: change of its hashes refused'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

-- A rotation of the log key adds the new key's signature to what the old one has signed.
CREATE FUNCTION proof.refuse_other_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.size <> OLD.size OR NOT starts_with(NEW.note, OLD.note) THEN
        RAISE EXCEPTION '检查点只能增加签名，不能修改 / a checkpoint only gains signatures: change refused'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER tile_only_widens
    BEFORE UPDATE ON proof.tile
    FOR EACH ROW EXECUTE FUNCTION proof.refuse_other_hashes();
CREATE TRIGGER tile_stays
    BEFORE DELETE OR TRUNCATE ON proof.tile
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER checkpoint_only_gains
    BEFORE UPDATE ON proof.checkpoint
    FOR EACH ROW EXECUTE FUNCTION proof.refuse_other_note();
CREATE TRIGGER checkpoint_stays
    BEFORE DELETE OR TRUNCATE ON proof.checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER log_key_stays
    BEFORE UPDATE OR DELETE OR TRUNCATE ON proof.log_key
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER tree_stays
    BEFORE DELETE OR TRUNCATE ON proof.tree
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'caseledger_app') THEN
        GRANT USAGE ON SCHEMA proof TO caseledger_app;
        GRANT SELECT, UPDATE ON proof.tree TO caseledger_app;
        GRANT SELECT, INSERT, UPDATE ON proof.tile, proof.checkpoint TO caseledger_app;
        GRANT SELECT, INSERT ON proof.log_key, proof.cosignature TO caseledger_app;
    END IF;
END $$;
