-- The board: one row for each case. What the fold keeps is in kept, the columns beside it are drawn from it
-- for filters and order. No personal data: the complainant and the narrative are not here, not even sealed.
CREATE TABLE views.board (
    case_id       uuid        PRIMARY KEY,
    number        text        NOT NULL,
    kind          text        NOT NULL,
    channel       text        NOT NULL,
    respondent    text,
    category      text[]      NOT NULL,
    severity      text,
    state         text        NOT NULL,
    open          boolean     NOT NULL,
    unit          text,
    source        text,
    received_at   timestamptz NOT NULL,
    last_act_at   timestamptz NOT NULL,
    next_amber_at timestamptz,
    next_due_at   timestamptz,
    position      bigint      NOT NULL,
    kept          jsonb       NOT NULL
);

CREATE INDEX board_received ON views.board (received_at DESC, case_id);
CREATE INDEX board_due ON views.board (next_due_at, case_id);
CREATE INDEX board_unit ON views.board (unit, state);
CREATE INDEX board_number ON views.board (number);
CREATE INDEX board_category ON views.board USING gin (category);
-- What an office looks at all day is a small part of what it keeps.
CREATE INDEX board_open ON views.board (unit, next_due_at) WHERE open;
