-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.repeats;
DELETE FROM views.token WHERE view IN ('repeats');

-- By what repeats are recognised: one row for each case. phone, email, address, complainant (the name), said (the pairs of
-- the narrative) and sketch are numbers that only the office's master key can make; kept holds personal data as sealed as the ledger does.
CREATE TABLE views.repeats (
    case_id     uuid        PRIMARY KEY,
    received_at timestamptz NOT NULL,
    phone       bigint,
    email       bigint,
    address     bigint,
    complainant bigint,
    respondent  text,
    said        bigint[]    NOT NULL,
    sketch      bigint[]    NOT NULL,
    links       uuid[]      NOT NULL,
    lead        uuid,
    -- The complaint that a report came with in one filing.
    complaint   uuid,
    -- What shows whether a repeat that was not linked was archived: the event the case began with, the last archive that
    -- still holds, the cases that people parted it from, and whether it comes from another system.
    begun       bigint,
    archived    bigint,
    parted      uuid[]      NOT NULL DEFAULT '{}',
    migrated    boolean     NOT NULL DEFAULT false,
    kept        json        NOT NULL
);

-- Keyed numbers do not compress: do not try.
ALTER TABLE views.repeats ALTER COLUMN said SET STORAGE EXTERNAL;

CREATE INDEX repeats_received ON views.repeats (received_at, case_id);
CREATE INDEX repeats_phone ON views.repeats (phone, received_at DESC) WHERE phone IS NOT NULL;
CREATE INDEX repeats_email ON views.repeats (email, received_at DESC) WHERE email IS NOT NULL;
CREATE INDEX repeats_address ON views.repeats (address, received_at DESC) WHERE address IS NOT NULL;
CREATE INDEX repeats_respondent ON views.repeats (respondent, received_at DESC) WHERE respondent IS NOT NULL;
CREATE INDEX repeats_sketch ON views.repeats USING gin (sketch) WITH (gin_pending_list_limit = 512);
CREATE INDEX repeats_links ON views.repeats USING gin (links) WITH (gin_pending_list_limit = 512);
CREATE INDEX repeats_lead ON views.repeats (lead) WHERE lead IS NOT NULL;
CREATE INDEX repeats_complaint ON views.repeats (complaint) WHERE complaint IS NOT NULL;
CREATE INDEX repeats_archived ON views.repeats (archived) WHERE archived IS NOT NULL;
