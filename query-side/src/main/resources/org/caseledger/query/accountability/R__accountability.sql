-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.accountability, views.accountability_case;
DELETE FROM views.token WHERE view IN ('accountability');

-- What was said of units and people. case_id is the case it was said in, or the identity of what was said of the
-- work as such; person is a login, or a name as it was written. A row of accountability_case is what the fold keeps.
CREATE TABLE views.accountability_case (
    case_id  uuid   PRIMARY KEY,
    position bigint NOT NULL,
    kept     json   NOT NULL
);

CREATE TABLE views.accountability (
    position  bigint      PRIMARY KEY,
    case_id   uuid        NOT NULL,
    source    text        NOT NULL,
    kind      text        NOT NULL,
    unit      text,
    person    text,
    at        timestamptz NOT NULL,
    withdrawn boolean     NOT NULL,
    kept      json        NOT NULL
);

CREATE INDEX accountability_at ON views.accountability (at DESC, position DESC);
CREATE INDEX accountability_unit ON views.accountability (unit, at DESC, position DESC)
    INCLUDE (kind, source, person, withdrawn);
CREATE INDEX accountability_person ON views.accountability (person, at DESC, position DESC);
CREATE INDEX accountability_case_id ON views.accountability (case_id);
-- The counts, which need no row.
CREATE INDEX accountability_counted ON views.accountability (at) INCLUDE (unit, person, kind, source, withdrawn);
