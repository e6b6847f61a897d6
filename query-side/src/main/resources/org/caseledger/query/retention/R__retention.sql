-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.retention;
DELETE FROM views.token WHERE view IN ('retention');

-- How long each case is kept: one row for each, also of those in work. No personal data.
CREATE TABLE views.retention (
    case_id       uuid        PRIMARY KEY,
    kind          text        NOT NULL,
    severity      text,
    -- The year; the period is counted from its end. NULL while the case is not archived.
    archived_in   integer,
    stage         text        NOT NULL,
    taken_back    boolean     NOT NULL,
    proposed_at   timestamptz,
    put_off_until date,
    kept_until    date,
    destroyed_at  timestamptz,
    kept          json        NOT NULL
);

-- What may have to be seen to is few of many, and so are the lists.
CREATE INDEX retention_in_use ON views.retention (archived_in) WHERE stage = 'IN_USE' AND archived_in IS NOT NULL;
CREATE INDEX retention_sealed_off ON views.retention (kept_until, case_id) WHERE stage = 'SEALED_OFF';
CREATE INDEX retention_put_off ON views.retention (kept_until, case_id) WHERE put_off_until IS NOT NULL;
CREATE INDEX retention_destroyed ON views.retention (destroyed_at DESC, case_id) WHERE stage = 'DESTROYED';
