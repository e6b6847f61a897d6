-- The clocks of all cases. A row of deadline_case is what the fold keeps of a case; the rows of deadline
-- are drawn from it, one for each start of each clock.
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
    kept           jsonb       NOT NULL
);
CREATE INDEX deadline_case_received ON views.deadline_case (received_at);

-- answering is the unit that a clock is counted for, null for the complaint center.
CREATE TABLE views.deadline (
    case_id   uuid        NOT NULL REFERENCES views.deadline_case,
    clock     text        NOT NULL,
    number    integer     NOT NULL,
    answering text,
    status    text        NOT NULL,
    running   boolean     NOT NULL,
    missed    boolean     NOT NULL,
    late      boolean     NOT NULL,
    amber_at  timestamptz NOT NULL,
    due_at    timestamptz NOT NULL,
    ended_at  timestamptz,
    deadline  jsonb       NOT NULL,
    PRIMARY KEY (case_id, clock, number)
);

-- What the sweeper asks for again and again: few rows of many.
CREATE INDEX deadline_to_pass ON views.deadline (due_at) WHERE running AND NOT missed;
CREATE INDEX deadline_running ON views.deadline (due_at) WHERE running;
CREATE INDEX deadline_met_late ON views.deadline (ended_at DESC) WHERE status = 'MET' AND late;
