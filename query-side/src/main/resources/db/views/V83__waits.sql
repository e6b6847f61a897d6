-- Whose turn it is stands beside the card: the work that waits for somebody is read in the order in which it is due.
ALTER TABLE views.board ADD COLUMN waits_for text;
ALTER TABLE views.exercise_board ADD COLUMN waits_for text;
CREATE INDEX board_waits ON views.board (waits_for, unit, next_due_at, received_at DESC, case_id)
    WHERE waits_for IS NOT NULL;
