-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.search;
DELETE FROM views.token WHERE view IN ('search');

-- A blind index: which case has which words, as numbers that only the office's master key can make. The
-- fold's own memory is in kept, with personal data as sealed as in the ledger. plain holds the terms of
-- what is not sealed, grams these and the sealed ones, under keys of their own for name, phone and text: whoever
-- may not open a text may not find by it, and whoever knows the plain ones knows none of the sealed.
CREATE TABLE views.search (
    case_id     uuid        PRIMARY KEY,
    received_at timestamptz,
    kept        jsonb       NOT NULL,
    plain       bigint[]    NOT NULL,
    grams       bigint[]    NOT NULL,
    CONSTRAINT search_grams_hold_plain CHECK (grams @> plain)
);

-- Keyed numbers do not compress: do not try.
ALTER TABLE views.search ALTER COLUMN plain SET STORAGE EXTERNAL;
ALTER TABLE views.search ALTER COLUMN grams SET STORAGE EXTERNAL;

-- A short pending list (kB): every search reads it whole, and a long one is so dear that the index is left unused.
CREATE INDEX search_plain ON views.search USING gin (plain) WITH (gin_pending_list_limit = 512);
CREATE INDEX search_grams ON views.search USING gin (grams) WITH (gin_pending_list_limit = 512);

-- Words that many cases have are looked for from the latest receipt on, without a look at the board.
CREATE INDEX search_received ON views.search (received_at DESC, case_id);
-- Rows (bytes) with their terms in them: with terms stored elsewhere, each look at a case takes three.
ALTER TABLE views.search SET (toast_tuple_target = 4080);
