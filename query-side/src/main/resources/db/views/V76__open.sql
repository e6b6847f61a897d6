-- What is open is a small part even of what has a running clock: a follow-up is awaited of many that are archived.
CREATE INDEX board_open ON views.board (unit, next_due_at, received_at DESC, case_id) WHERE open;
