-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.board, views.exercise_board;
DELETE FROM views.token WHERE view IN ('board', 'exercise-board');

-- The board: one row for each case. What the fold keeps is in kept, the columns beside it are drawn from it for
-- filters and order. No personal data: the complainant and the narrative are not here, not even sealed.
CREATE TABLE views.board (
    case_id       uuid        PRIMARY KEY,
    number        text        NOT NULL,
    -- By which procedure the case is handled: it says whether the case calls for an incident.
    procedure     text,
    kind          text        NOT NULL,
    channel       text        NOT NULL,
    respondent    text,
    category      text[]      NOT NULL,
    severity      text,
    state         text        NOT NULL,
    open          boolean     NOT NULL,
    unit          text,
    -- Whose turn it is, so that open work is read in the order in which it is due.
    waits_for     text,
    -- On whose duty a case came in that is not assigned yet: it is among their work.
    on_duty       text[]      NOT NULL DEFAULT '{}',
    -- Which units assist, or have assisted the unit that has the case: their people find it among theirs.
    assisted_by   text[]      NOT NULL DEFAULT '{}',
    source        text,
    received_at   timestamptz NOT NULL,
    last_act_at   timestamptz NOT NULL,
    next_amber_at timestamptz,
    next_due_at   timestamptz,
    -- Sealed off or destroyed: in no list and no search.
    sealed_off    boolean     NOT NULL DEFAULT false,
    position      bigint      NOT NULL,
    -- Only ever read as text: json is not taken apart and put together again.
    kept          json        NOT NULL
);

-- Every order of the board is an index of what can be seen, so that a page is read from it and not sorted out of all cases.
CREATE INDEX board_received ON views.board (received_at DESC, case_id) WHERE NOT sealed_off;
CREATE INDEX board_due ON views.board (next_due_at, received_at DESC, case_id) WHERE NOT sealed_off;
CREATE INDEX board_stuck ON views.board (last_act_at, received_at DESC, case_id) WHERE NOT sealed_off;
CREATE INDEX board_number ON views.board (number, received_at DESC, case_id) WHERE NOT sealed_off;
CREATE INDEX board_unit_due ON views.board (unit, next_due_at, received_at DESC, case_id) WHERE NOT sealed_off;
-- The few that can not be seen are what other lists leave out.
CREATE INDEX board_sealed_off ON views.board (case_id) WHERE sealed_off;
CREATE INDEX board_category ON views.board USING gin (category);
-- Which units had the last cases of a respondent, for a proposal of the next one.
CREATE INDEX board_respondent ON views.board (respondent, received_at DESC, case_id) INCLUDE (unit)
    WHERE unit IS NOT NULL AND NOT sealed_off;
CREATE INDEX board_migrated ON views.board (received_at DESC, case_id) WHERE source IS NOT NULL;
-- What an office works on is a small part of what it keeps: what is not archived or has a running clock. Every order
-- exists of these cases alone too, so that no filter reads everything that is done to fill a page.
CREATE INDEX board_under_way_due ON views.board (next_due_at, received_at DESC, case_id) INCLUDE (unit, state, next_amber_at)
    WHERE state <> 'ARCHIVED' OR next_due_at IS NOT NULL;
CREATE INDEX board_under_way_received ON views.board (received_at DESC, case_id)
    WHERE state <> 'ARCHIVED' OR next_due_at IS NOT NULL;
CREATE INDEX board_under_way_stuck ON views.board (last_act_at, received_at DESC, case_id)
    WHERE state <> 'ARCHIVED' OR next_due_at IS NOT NULL;
CREATE INDEX board_under_way_number ON views.board (number, received_at DESC, case_id)
    WHERE state <> 'ARCHIVED' OR next_due_at IS NOT NULL;
-- Open cases are few even among those with a running clock: many archived ones await a follow-up.
CREATE INDEX board_open ON views.board (unit, next_due_at, received_at DESC, case_id) WHERE open;
CREATE INDEX board_waits ON views.board (waits_for, unit, next_due_at, received_at DESC, case_id)
    WHERE waits_for IS NOT NULL;
CREATE INDEX board_assisted_by ON views.board USING gin (assisted_by) WHERE assisted_by <> '{}';
CREATE INDEX board_on_duty ON views.board USING gin (on_duty) WHERE on_duty <> '{}';

-- Cases of exercises have a table of their own, so that no question about real cases ever meets one.
CREATE TABLE views.exercise_board (LIKE views.board INCLUDING ALL);
