-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.duty, views.roster;
DELETE FROM views.token WHERE view IN ('duty');

-- Who has duty and standby: a row for each unit's roster of a year with all that is kept of it, and a row for
-- each turn; place is the order in which those of a day answer.
CREATE TABLE views.roster (
    id   uuid    PRIMARY KEY,
    unit text    NOT NULL,
    year integer NOT NULL,
    kept json    NOT NULL
);

CREATE TABLE views.duty (
    roster uuid    NOT NULL,
    day    date    NOT NULL,
    place  integer NOT NULL,
    unit   text    NOT NULL,
    kind   text    NOT NULL,
    person text    NOT NULL,
    name   text    NOT NULL,
    phone  text,
    PRIMARY KEY (roster, day, place),
    CONSTRAINT duty_once_a_day UNIQUE (roster, day, person)
);

CREATE INDEX duty_day ON views.duty (day, unit, place);
CREATE INDEX duty_person ON views.duty (person, day);
