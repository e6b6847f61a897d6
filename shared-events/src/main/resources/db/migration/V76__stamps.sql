-- RFC 3161 timestamps of checkpoints: the note that was stamped, without what was signed under it later,
-- and the answer of the authority as it arrived.
CREATE TABLE proof.stamp (
    size       bigint      NOT NULL REFERENCES proof.checkpoint (size),
    authority  text        NOT NULL,
    note       text        NOT NULL,
    answer     bytea       NOT NULL,
    stamped_at timestamptz NOT NULL,
    PRIMARY KEY (size, authority)
);

CREATE TRIGGER stamp_stays
    BEFORE UPDATE OR DELETE OR TRUNCATE ON proof.stamp
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
