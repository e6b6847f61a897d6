-- What tells whether a repeat that nobody linked was archived: the event it began with, the last archive of a case
-- that is still in it, whether people said that it is none of a case's repeats, and whether it comes from elsewhere.
ALTER TABLE views.repeats
    ADD COLUMN begun    bigint,
    ADD COLUMN archived bigint,
    ADD COLUMN parted   uuid[]  NOT NULL DEFAULT '{}',
    ADD COLUMN migrated boolean NOT NULL DEFAULT false;
CREATE INDEX repeats_archived ON views.repeats (archived) WHERE archived IS NOT NULL;
