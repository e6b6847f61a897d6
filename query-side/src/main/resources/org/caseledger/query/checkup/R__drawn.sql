-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.drawn, views.drawn_case;
DELETE FROM views.token WHERE view IN ('drawn');

-- Every random sample that was asked for. What is in it is drawn anew from its event whenever it is shown.
CREATE TABLE views.drawn (
    id       uuid   PRIMARY KEY,
    position bigint NOT NULL,
    drawn    json   NOT NULL,
    kept     json   NOT NULL
);
CREATE INDEX drawn_position ON views.drawn (position DESC);

-- What each case of a sample waits for; concluded_by wrote its last conclusion and asked second to read it.
CREATE TABLE views.drawn_case (
    sample       uuid NOT NULL,
    case_id      uuid NOT NULL,
    state        text NOT NULL,
    concluded_by text,
    second       text,
    PRIMARY KEY (sample, case_id)
);
CREATE INDEX drawn_case_waiting ON views.drawn_case (state) WHERE state <> 'CONFIRMED';
