-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.past, views.past_case;
DELETE FROM views.token WHERE view IN ('past');

-- The board as it was: one row for each time in which a case's card looked the same, from the event at
-- from_position until before the one at to_position (null: still). What is recorded at one time is one. past_case keeps what the next row comes from.
CREATE TABLE views.past_case (
    case_id  uuid   PRIMARY KEY,
    position bigint NOT NULL,
    kept     json   NOT NULL
);

CREATE TABLE views.past (
    case_id       uuid        NOT NULL,
    from_position bigint      NOT NULL,
    to_position   bigint,
    from_at       timestamptz NOT NULL,
    to_at         timestamptz,
    number        text        NOT NULL,
    kind          text        NOT NULL,
    channel       text        NOT NULL,
    respondent    text,
    category      text[]      NOT NULL,
    severity      text,
    state         text        NOT NULL,
    open          boolean     NOT NULL,
    unit          text,
    handler       text,
    round         integer     NOT NULL,
    source        text,
    received_at   timestamptz NOT NULL,
    next_amber_at timestamptz,
    next_due_at   timestamptz,
    -- Every clock that ran: [{"clock", "number", "amberAt", "dueAt"}], the first due first.
    clocks        jsonb       NOT NULL,
    PRIMARY KEY (case_id, from_position),
    CONSTRAINT past_goes_forward CHECK (to_position > from_position)
);

-- What was under way at a position is a small part of all that ever was.
CREATE INDEX past_under_way ON views.past USING gist (int8range(from_position, to_position))
    WHERE open OR next_due_at IS NOT NULL;
-- All cases of then: the latest received first.
CREATE INDEX past_received ON views.past (received_at DESC, case_id, from_position, to_position);
CREATE INDEX past_unit_received ON views.past (unit, received_at DESC, case_id, from_position, to_position);
