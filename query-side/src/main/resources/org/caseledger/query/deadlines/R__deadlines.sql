-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.deadline, views.deadline_case, views.exercise_deadline, views.exercise_deadline_case;
DELETE FROM views.token WHERE view IN ('deadlines', 'exercise-deadlines');

-- The clocks of all cases. A row of deadline_case is what the fold keeps of a case; the rows of deadline are drawn
-- from it, one for each start of each clock.
CREATE TABLE views.deadline_case (
    case_id        uuid        PRIMARY KEY,
    number         text        NOT NULL,
    kind           text        NOT NULL,
    channel        text        NOT NULL,
    state          text        NOT NULL,
    unit           text,
    received_at    timestamptz NOT NULL,
    received_month text        NOT NULL,
    source         text,
    verdict        text,
    position       bigint      NOT NULL,
    kept           json        NOT NULL
);
CREATE INDEX deadline_case_received ON views.deadline_case (received_at);

-- answering is the unit that a clock is counted for, null for the complaint center; unit is the one that has the
-- case. What clocks are filtered and counted by is in their own row, so that the cases need not be read.
CREATE TABLE views.deadline (
    case_id        uuid        NOT NULL,
    clock          text        NOT NULL,
    number         integer     NOT NULL,
    answering      text,
    status         text        NOT NULL,
    running        boolean     NOT NULL,
    missed         boolean     NOT NULL,
    late           boolean     NOT NULL,
    extended       boolean     NOT NULL,
    as_stated      boolean     NOT NULL,
    amber_at       timestamptz NOT NULL,
    due_at         timestamptz NOT NULL,
    ended_at       timestamptz,
    unit           text,
    channel        text,
    kind           text,
    migrated       boolean,
    received_at    timestamptz,
    received_month text,
    PRIMARY KEY (case_id, clock, number)
);

-- What the sweeper asks for again and again: few rows of many.
CREATE INDEX deadline_to_pass ON views.deadline (due_at) WHERE running AND NOT missed;
-- The orders of the lists of clocks, which are counted and paged from the index alone.
CREATE INDEX deadline_running ON views.deadline (due_at, case_id, clock, number)
    INCLUDE (amber_at, ended_at, unit, channel, kind, migrated) WHERE running;
CREATE INDEX deadline_met_late ON views.deadline (ended_at DESC, due_at, case_id, clock, number)
    INCLUDE (channel, kind, migrated) WHERE status = 'MET' AND late;
CREATE INDEX deadline_met_late_unit ON views.deadline (unit, ended_at DESC, due_at, case_id, clock, number)
    INCLUDE (channel, kind, migrated) WHERE status = 'MET' AND late;
-- The figures of a period are read from this index.
CREATE INDEX deadline_figures ON views.deadline (received_at DESC, case_id, clock, number)
    INCLUDE (answering, channel, received_month, status, late, extended, as_stated, missed);

-- Cases of exercises have tables of their own, so that no question about real cases ever meets one.
CREATE TABLE views.exercise_deadline_case (LIKE views.deadline_case INCLUDING ALL);
CREATE TABLE views.exercise_deadline (LIKE views.deadline INCLUDING ALL);
