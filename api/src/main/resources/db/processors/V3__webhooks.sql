-- Up to where each webhook of the office was sent the log, and how often what follows has failed. A
-- node claims one for some time; when it dies, another one goes on after that.
CREATE TABLE processors.webhook (
    name          text        NOT NULL PRIMARY KEY,
    position      bigint      NOT NULL CHECK (position >= 0),
    attempts      integer     NOT NULL DEFAULT 0,
    due_at        timestamptz NOT NULL,
    claimed_until timestamptz,
    failure       text
);

-- What was never taken: the event is in the log, so that nothing of it is kept here.
CREATE TABLE processors.webhook_letter (
    webhook  text        NOT NULL REFERENCES processors.webhook,
    position bigint      NOT NULL,
    failure  text        NOT NULL,
    died_at  timestamptz NOT NULL,
    again    boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (webhook, position)
);
