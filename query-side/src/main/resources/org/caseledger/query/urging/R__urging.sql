-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.urging;
DELETE FROM views.token WHERE view IN ('urging');

-- How cases were pressed: one row for each step, with its answer. level orders the steps; current says whether
-- the round in which it was taken still lasts.
CREATE TABLE views.urging (
    case_id   uuid        NOT NULL,
    urging    integer     NOT NULL,
    step      text        NOT NULL,
    level     smallint    NOT NULL,
    clock     text,
    start     integer,
    current   boolean     NOT NULL,
    sent_at   timestamptz NOT NULL,
    answer_by timestamptz,
    answered  boolean     NOT NULL,
    kept      json        NOT NULL,
    PRIMARY KEY (case_id, urging),
    CONSTRAINT urging_about_a_start CHECK ((clock IS NULL) = (start IS NULL))
);

CREATE INDEX urging_sent ON views.urging (sent_at DESC, case_id, urging DESC);
CREATE INDEX urging_owed ON views.urging (answer_by, case_id, urging) WHERE NOT answered;
