-- What people are told of cases, and by what it is sent. Nothing here is personal: a person of the
-- office, a kind, and the number of a case. Made by the processor "notices" in the transaction of
-- its token; a name-based id keeps a second handling of the same event from making a second one.
CREATE TABLE processors.notice (
    id      uuid        NOT NULL PRIMARY KEY,
    person  text        NOT NULL,
    kind    text        NOT NULL,
    case_id uuid        NOT NULL,
    number  text        NOT NULL,
    made_at timestamptz NOT NULL,
    read_at timestamptz
);
CREATE INDEX notice_of_person ON processors.notice (person, made_at DESC);
CREATE INDEX notice_unread ON processors.notice (person) WHERE read_at IS NULL;
CREATE INDEX notice_of_case ON processors.notice (case_id);

-- The outbox: one message to one person by one channel, with one notice, or with those of a digest.
CREATE TABLE processors.delivery (
    id            uuid        NOT NULL PRIMARY KEY,
    person        text        NOT NULL,
    channel       text        NOT NULL CHECK (channel IN ('MAIL', 'WEBHOOK', 'SMS')),
    due_at        timestamptz NOT NULL,
    state         text        NOT NULL DEFAULT 'WAITING'
                  CHECK (state IN ('WAITING', 'SENT', 'DEAD', 'DROPPED')),
    attempts      integer     NOT NULL DEFAULT 0,
    claimed_until timestamptz,
    failure       text,
    ended_at      timestamptz,
    CHECK ((state = 'WAITING') = (ended_at IS NULL))
);
CREATE INDEX delivery_waiting ON processors.delivery (due_at) WHERE state = 'WAITING';
CREATE INDEX delivery_dead ON processors.delivery (ended_at) WHERE state = 'DEAD';

CREATE TABLE processors.delivery_notice (
    delivery uuid NOT NULL REFERENCES processors.delivery ON DELETE CASCADE,
    notice   uuid NOT NULL REFERENCES processors.notice ON DELETE CASCADE,
    PRIMARY KEY (delivery, notice)
);
CREATE INDEX delivery_of_notice ON processors.delivery_notice (notice);
