-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.inspection;
DELETE FROM views.token WHERE view IN ('inspection');

-- Every inspection sheet that was prepared; without a unit it is of the whole office. What a sheet says is read from
-- its own stream in the log whenever it is shown.
CREATE TABLE views.inspection (
    id          uuid        PRIMARY KEY,
    unit        text,
    first_day   date        NOT NULL,
    last_day    date        NOT NULL,
    state       text        NOT NULL,
    prepared_at timestamptz NOT NULL,
    position    bigint      NOT NULL,
    kept        json        NOT NULL,
    CONSTRAINT inspection_goes_forward CHECK (first_day <= last_day)
);

CREATE INDEX inspection_prepared ON views.inspection (prepared_at DESC, id);
CREATE INDEX inspection_unit ON views.inspection (unit, prepared_at DESC, id);
CREATE INDEX inspection_period ON views.inspection (first_day, last_day);
