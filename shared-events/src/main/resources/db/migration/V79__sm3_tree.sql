-- The second line under each checkpoint (SM2 with SM3, off by default): the Merkle tree by SM3 of the same
-- events, as tiles like those of proof.tile, and the verifier keys that sign its roots.
CREATE TABLE proof.sm3_tree (
    only_row boolean PRIMARY KEY DEFAULT true,
    size     bigint  NOT NULL,
    CONSTRAINT sm3_tree_only_row CHECK (only_row),
    CONSTRAINT sm3_tree_size CHECK (size >= 0)
);
INSERT INTO proof.sm3_tree (size) VALUES (0);

CREATE TABLE proof.sm3_tile (
    level  smallint NOT NULL,
    index  bigint   NOT NULL,
    hashes bytea    NOT NULL,
    PRIMARY KEY (level, index),
    CONSTRAINT sm3_tile_hashes CHECK (octet_length(hashes) BETWEEN 32 AND 8192 AND octet_length(hashes) % 32 = 0)
);
ALTER TABLE proof.sm3_tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

-- In the order in which they came; of each name the last one signs. The log's own key has signed each of them.
CREATE TABLE proof.sm2_key (
    number       integer PRIMARY KEY,
    vkey         text    NOT NULL UNIQUE,
    valid_from   bigint  NOT NULL,
    introduction text    NOT NULL
);

CREATE TRIGGER sm3_tile_only_widens
    BEFORE UPDATE ON proof.sm3_tile
    FOR EACH ROW EXECUTE FUNCTION proof.refuse_other_hashes();
CREATE TRIGGER sm3_tile_stays
    BEFORE DELETE OR TRUNCATE ON proof.sm3_tile
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER sm3_tree_stays
    BEFORE DELETE OR TRUNCATE ON proof.sm3_tree
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER sm2_key_stays
    BEFORE UPDATE OR DELETE OR TRUNCATE ON proof.sm2_key
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
