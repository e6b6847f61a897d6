-- What clocks are counted by stands beside them, too: the figures of a period are read from one index.
ALTER TABLE views.deadline ADD COLUMN received_at timestamptz, ADD COLUMN received_month text;
ALTER TABLE views.exercise_deadline ADD COLUMN received_at timestamptz, ADD COLUMN received_month text;
CREATE INDEX deadline_figures ON views.deadline (received_at DESC, case_id, clock, number)
    INCLUDE (answering, channel, received_month, status, late, missed);
