-- Whom each case waited for, and how long. Working time (seconds since 2000 that the office has worked) stands at
-- both ends, so that the time of any period is a sum of differences, also of what is held still.
CREATE TABLE views.responsibility_case (
    case_id           uuid        PRIMARY KEY,
    number            text        NOT NULL,
    state             text        NOT NULL,
    open              boolean     NOT NULL,
    unit              text,
    migrated          boolean     NOT NULL,
    last_act_at       timestamptz NOT NULL,
    follow_up_due_at  timestamptz,
    follow_up_missing boolean     NOT NULL,
    position          bigint      NOT NULL,
    kept              json        NOT NULL
);

-- The silent ones.
CREATE INDEX responsibility_no_event ON views.responsibility_case (last_act_at, case_id) WHERE open;
CREATE INDEX responsibility_not_told ON views.responsibility_case (follow_up_due_at, case_id)
    WHERE follow_up_due_at IS NOT NULL;
CREATE INDEX responsibility_follow_up_missing ON views.responsibility_case (last_act_at, case_id)
    WHERE follow_up_missing;

-- unit is told where a handling unit's people have it; otherwise it waits for the role.
CREATE TABLE views.responsibility_held (
    case_id      uuid        NOT NULL,
    number       integer     NOT NULL,
    role         text        NOT NULL,
    unit         text,
    person       text,
    migrated     boolean     NOT NULL,
    from_at      timestamptz NOT NULL,
    from_worked  bigint      NOT NULL,
    until_at     timestamptz,
    until_worked bigint,
    ended_by     text,
    PRIMARY KEY (case_id, number)
);

CREATE INDEX responsibility_held_from ON views.responsibility_held (from_at)
    INCLUDE (until_at, role, unit, person, from_worked, until_worked, migrated);

CREATE TABLE views.responsibility_returned (
    case_id   uuid        NOT NULL,
    number    integer     NOT NULL,
    at        timestamptz NOT NULL,
    unit      text        NOT NULL,
    person    text        NOT NULL,
    reason    text        NOT NULL,
    proposed  text,
    sent_to   text,
    ping_pong boolean     NOT NULL,
    PRIMARY KEY (case_id, number)
);

CREATE INDEX responsibility_returned_at ON views.responsibility_returned (at);
