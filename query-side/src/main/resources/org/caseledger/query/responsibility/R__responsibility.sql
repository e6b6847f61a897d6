-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.responsibility_case, views.responsibility_held, views.responsibility_returned;
DELETE FROM views.token WHERE view IN ('responsibility');

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
    -- Attempts at a follow-up since the last that reached the complainant.
    missed_calls      integer     NOT NULL,
    -- Since when a reply is approved and not sent, or a notice due and not given.
    untold_since      timestamptz,
    position          bigint      NOT NULL,
    kept              json        NOT NULL
);

-- The silent ones.
CREATE INDEX responsibility_no_event ON views.responsibility_case (last_act_at, case_id) WHERE open;
CREATE INDEX responsibility_not_told ON views.responsibility_case (follow_up_due_at, case_id)
    WHERE follow_up_due_at IS NOT NULL;
CREATE INDEX responsibility_follow_up_missing ON views.responsibility_case (last_act_at, case_id)
    WHERE follow_up_missing;
CREATE INDEX responsibility_not_reached ON views.responsibility_case (last_act_at, case_id)
    WHERE missed_calls >= 2;
CREATE INDEX responsibility_untold ON views.responsibility_case (untold_since, case_id)
    WHERE untold_since IS NOT NULL;

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

-- What lasted into a period is found by its end: nearly everything was held before a period ends that has just ended.
CREATE INDEX responsibility_held_until ON views.responsibility_held ((coalesce(until_at, 'infinity')))
    INCLUDE (from_at, until_at, role, unit, person, from_worked, until_worked, migrated, case_id, number);

CREATE TABLE views.responsibility_returned (
    case_id   uuid        NOT NULL,
    number    integer     NOT NULL,
    at        timestamptz NOT NULL,
    unit      text        NOT NULL,
    person    text        NOT NULL,
    -- Of a secret case no list shows why it was returned.
    reason    text,
    -- Equal for equal reasons, and nothing else is known of them.
    reason_key text       NOT NULL,
    proposed  text,
    sent_to   text,
    ping_pong boolean     NOT NULL,
    -- Without merit: given back to the unit that returned it.
    refused   boolean     NOT NULL,
    PRIMARY KEY (case_id, number)
);

CREATE INDEX responsibility_returned_at ON views.responsibility_returned (at);
