-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.incident, views.incident_case, views.improvement;
DELETE FROM views.token WHERE view IN ('incidents');

-- Incidents and exercises, and proposals that were dismissed, which stand here so that they are not made again.
CREATE TABLE views.incident (
    id          uuid        PRIMARY KEY,
    declared    boolean     NOT NULL,
    proposed    text,
    exercise    boolean     NOT NULL,
    kind        text,
    open        boolean     NOT NULL,
    declared_at timestamptz NOT NULL,
    position    bigint      NOT NULL,
    kept        json        NOT NULL
);
CREATE INDEX incident_declared ON views.incident (declared_at DESC, id) WHERE declared;
CREATE INDEX incident_proposed ON views.incident (proposed);

-- The cases of an incident: attached ones, and those that an exercise receives again, with source and time.
CREATE TABLE views.incident_case (
    incident_id uuid    NOT NULL,
    case_id     uuid    NOT NULL,
    attached    boolean NOT NULL,
    source      uuid,
    due_at      timestamptz,
    PRIMARY KEY (incident_id, case_id),
    CONSTRAINT incident_case_replayed CHECK ((source IS NULL) = (due_at IS NULL))
);
CREATE INDEX incident_case_case ON views.incident_case (case_id) WHERE attached;
CREATE INDEX incident_case_due ON views.incident_case (due_at) WHERE attached AND due_at IS NOT NULL;

-- What an evaluation says is to be done better.
CREATE TABLE views.improvement (
    incident_id  uuid    NOT NULL,
    number       integer NOT NULL,
    title        text    NOT NULL,
    exercise     boolean NOT NULL,
    what         text    NOT NULL,
    who          text    NOT NULL,
    by           date    NOT NULL,
    done         text,
    completed_at timestamptz,
    PRIMARY KEY (incident_id, number)
);
CREATE INDEX improvement_open ON views.improvement (by, incident_id, number) WHERE completed_at IS NULL;
