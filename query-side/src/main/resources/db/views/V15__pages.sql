-- Every order of the board is an index, so that a page is read from it and not sorted out of all cases.
DROP INDEX views.board_due, views.board_unit, views.board_number, views.board_open;
CREATE INDEX board_due ON views.board (next_due_at, received_at DESC, case_id);
CREATE INDEX board_stuck ON views.board (last_act_at, received_at DESC, case_id);
CREATE INDEX board_number ON views.board (number, received_at DESC, case_id);
CREATE INDEX board_unit_due ON views.board (unit, next_due_at, received_at DESC, case_id);
-- What an office looks at all day is a small part of what it keeps: the counts of the board are read here.
CREATE INDEX board_under_way ON views.board (unit, state, next_due_at, next_amber_at)
    WHERE open OR next_due_at IS NOT NULL;
-- The orders of the lists of clocks: of all, and of the unit that has the case, which its people ask for all day.
ALTER TABLE views.deadline ADD COLUMN unit text;
DROP INDEX views.deadline_running, views.deadline_met_late;
CREATE INDEX deadline_running ON views.deadline (due_at, case_id, clock, number) WHERE running;
CREATE INDEX deadline_met_late ON views.deadline (ended_at DESC, due_at, case_id, clock, number)
    WHERE status = 'MET' AND late;
CREATE INDEX deadline_running_unit ON views.deadline (unit, due_at, case_id, clock, number) WHERE running;
CREATE INDEX deadline_met_late_unit ON views.deadline (unit, ended_at DESC, due_at, case_id, clock, number)
    WHERE status = 'MET' AND late;
-- And of the decisions.
DROP INDEX views.approval_decided, views.approval_seconds;
CREATE INDEX approval_decided ON views.approval (decided_at DESC NULLS LAST, position DESC);
CREATE INDEX approval_longest ON views.approval (seconds DESC NULLS LAST, decided_at DESC NULLS LAST, position DESC);
CREATE INDEX approval_quickest ON views.approval (seconds, decided_at DESC NULLS LAST, position DESC);
