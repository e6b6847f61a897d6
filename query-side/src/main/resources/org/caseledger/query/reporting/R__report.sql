-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.report;
DELETE FROM views.token WHERE view IN ('report');

-- The reports upward; open: to be sent, or sent and not known to have arrived.
CREATE TABLE views.report (
    id     uuid    PRIMARY KEY,
    state  text    NOT NULL,
    open   boolean NOT NULL,
    due_on date    NOT NULL,
    kept   json    NOT NULL
);

CREATE INDEX report_due ON views.report (open DESC, due_on, id);
