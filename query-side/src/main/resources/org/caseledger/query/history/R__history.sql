-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.history;
DELETE FROM views.token WHERE view IN ('history');

-- Who did what and when, across all cases: one row for each event. What an event says is read from the
-- ledger by its position and never copied here.
CREATE TABLE views.history (
    position    bigint      PRIMARY KEY,
    case_id     uuid        NOT NULL,
    sequence    bigint      NOT NULL,
    type        text        NOT NULL,
    person      text        NOT NULL,
    name        text        NOT NULL,
    role        text        NOT NULL,
    unit        text,
    occurred_at timestamptz,
    recorded_at timestamptz NOT NULL,
    late_entry  boolean     NOT NULL
);

CREATE INDEX history_case ON views.history (case_id, position);
CREATE INDEX history_person ON views.history (person, position);
CREATE INDEX history_unit ON views.history (unit, position);
CREATE INDEX history_type ON views.history (type, position);
CREATE INDEX history_recorded ON views.history (recorded_at, position);
