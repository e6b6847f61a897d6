-- On whose duty a case came in that nobody has assigned yet: it stands among what waits for them.
ALTER TABLE views.board ADD COLUMN on_duty text[] NOT NULL DEFAULT '{}';
ALTER TABLE views.exercise_board ADD COLUMN on_duty text[] NOT NULL DEFAULT '{}';
CREATE INDEX board_on_duty ON views.board USING gin (on_duty) WHERE on_duty <> '{}';
