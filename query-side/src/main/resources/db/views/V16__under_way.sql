-- What an office works on is a small part of what it keeps: what is not archived or has a running clock. Every
-- order of the board is kept of these alone too, so that no filter walks through all that is done to fill a page.
DROP INDEX views.board_under_way;
CREATE INDEX board_under_way_due ON views.board (next_due_at, received_at DESC, case_id) INCLUDE (unit, state, next_amber_at)
    WHERE state <> 'ARCHIVED' OR next_due_at IS NOT NULL;
CREATE INDEX board_under_way_received ON views.board (received_at DESC, case_id)
    WHERE state <> 'ARCHIVED' OR next_due_at IS NOT NULL;
CREATE INDEX board_under_way_stuck ON views.board (last_act_at, received_at DESC, case_id)
    WHERE state <> 'ARCHIVED' OR next_due_at IS NOT NULL;
CREATE INDEX board_under_way_number ON views.board (number, received_at DESC, case_id)
    WHERE state <> 'ARCHIVED' OR next_due_at IS NOT NULL;

-- What clocks are filtered by stands beside them, and in the indexes of the lists: these are counted and paged
-- without a look at the cases.
ALTER TABLE views.deadline ADD COLUMN channel text, ADD COLUMN kind text, ADD COLUMN migrated boolean;
DROP INDEX views.deadline_running, views.deadline_running_unit, views.deadline_met_late, views.deadline_met_late_unit;
CREATE INDEX deadline_running ON views.deadline (due_at, case_id, clock, number)
    INCLUDE (amber_at, ended_at, unit, channel, kind, migrated) WHERE running;
CREATE INDEX deadline_met_late ON views.deadline (ended_at DESC, due_at, case_id, clock, number)
    INCLUDE (channel, kind, migrated) WHERE status = 'MET' AND late;
CREATE INDEX deadline_met_late_unit ON views.deadline (unit, ended_at DESC, due_at, case_id, clock, number)
    INCLUDE (channel, kind, migrated) WHERE status = 'MET' AND late;
CREATE INDEX board_migrated ON views.board (received_at DESC, case_id) WHERE source IS NOT NULL;

-- Words that many cases have are looked for from the latest receipt on, without a look at the board.
ALTER TABLE views.search ADD COLUMN received_at timestamptz;
CREATE INDEX search_received ON views.search (received_at DESC, case_id);
-- Rows (bytes) with their terms in them: terms kept elsewhere, each look at a case takes three.
ALTER TABLE views.search SET (toast_tuple_target = 4080);
