-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.approval, views.approvals_of_case, views.exercise_approval, views.exercise_approvals_of_case;
DELETE FROM views.token WHERE view IN ('approvals', 'exercise-approvals');

-- Who approved, reviewed, rejected or signed off what, when, and how long it took.
CREATE TABLE views.approval (
    position         bigint      PRIMARY KEY,
    case_id          uuid        NOT NULL,
    number           text        NOT NULL,
    kind             text        NOT NULL,
    draft            integer,
    level            text,
    decision         text        NOT NULL,
    person           text        NOT NULL,
    name             text        NOT NULL,
    role             text        NOT NULL,
    -- For which leader it was signed by delegation, by login and name.
    behalf           text,
    behalf_name      text,
    unit             text,
    asked_by         text,
    asked_at         timestamptz,
    decided_at       timestamptz,
    seconds          bigint,
    digest           text,
    reply_digest     text,
    sent_as_approved boolean,
    opinion          text,
    held_by          text,
    CONSTRAINT approval_of_a_draft CHECK ((kind = 'REPLY') = (draft IS NOT NULL AND level IS NOT NULL AND digest IS NOT NULL)),
    CONSTRAINT approval_for_a_leader CHECK ((behalf IS NULL) = (behalf_name IS NULL)),
    CONSTRAINT approval_decided_once UNIQUE (case_id, draft, level)
);

CREATE INDEX approval_person ON views.approval (person, decided_at);
CREATE INDEX approval_behalf ON views.approval (behalf, decided_at) WHERE behalf IS NOT NULL;
-- The orders of the list.
CREATE INDEX approval_decided ON views.approval (decided_at DESC NULLS LAST, position DESC);
CREATE INDEX approval_longest ON views.approval (seconds DESC NULLS LAST, decided_at DESC NULLS LAST, position DESC);
CREATE INDEX approval_quickest ON views.approval (seconds, decided_at DESC NULLS LAST, position DESC);

-- What the fold keeps of each case: what waits for a decision, and the rows so far.
CREATE TABLE views.approvals_of_case (
    case_id uuid  PRIMARY KEY,
    kept    jsonb NOT NULL
);

-- Cases of exercises have tables of their own, so that no question about real cases ever meets one.
CREATE TABLE views.exercise_approval (LIKE views.approval INCLUDING ALL);
CREATE TABLE views.exercise_approvals_of_case (LIKE views.approvals_of_case INCLUDING ALL);
