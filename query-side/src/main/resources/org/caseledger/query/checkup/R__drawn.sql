-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.drawn;
DELETE FROM views.token WHERE view IN ('drawn');

-- Every random sample that was asked for. What is in it is drawn anew from its event whenever it is shown.
CREATE TABLE views.drawn (
    id       uuid   PRIMARY KEY,
    position bigint NOT NULL,
    kept     json   NOT NULL
);
CREATE INDEX drawn_position ON views.drawn (position DESC);
