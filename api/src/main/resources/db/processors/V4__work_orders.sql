-- The work orders of platforms: the case of a number follows from the number, so that a row may be
-- there before its case. The clock is the platform's own, as it told it last.
CREATE TABLE processors.work_order (
    platform   text NOT NULL,
    number     text NOT NULL,
    case_id    uuid NOT NULL,
    due_at     timestamptz,
    changed_at timestamptz,
    PRIMARY KEY (platform, number)
);

CREATE INDEX work_order_case ON processors.work_order (case_id);

CREATE INDEX work_order_number ON processors.work_order (number);
