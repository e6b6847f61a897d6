-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.rectification, views.rectification_case;
DELETE FROM views.token WHERE view IN ('rectification');

-- What respondents have to put right: one row for each order, with the case as it stands. A row of
-- rectification_case is what the fold keeps of a case. No personal data of a complainant.
CREATE TABLE views.rectification_case (
    case_id  uuid   PRIMARY KEY,
    position bigint NOT NULL,
    kept     json   NOT NULL
);

CREATE TABLE views.rectification (
    case_id     uuid        NOT NULL,
    number      integer     NOT NULL,
    case_number text        NOT NULL,
    unit        text,
    respondent  text,
    ordered_at  timestamptz NOT NULL,
    due_at      timestamptz,
    done        boolean     NOT NULL,
    late        boolean     NOT NULL,
    reopened    boolean     NOT NULL,
    noticed     boolean     NOT NULL,
    kept        json        NOT NULL,
    PRIMARY KEY (case_id, number),
    CONSTRAINT rectification_late_is_done CHECK (done OR NOT late AND NOT reopened)
);

-- The lists: the latest ordered first, what is open by the time it is due.
CREATE INDEX rectification_ordered ON views.rectification (ordered_at DESC, case_id, number);
CREATE INDEX rectification_unit ON views.rectification (unit, ordered_at DESC, case_id, number);
CREATE INDEX rectification_respondent ON views.rectification (respondent, ordered_at DESC, case_id, number);
CREATE INDEX rectification_due ON views.rectification (due_at, case_id, number) WHERE NOT done;
CREATE INDEX rectification_unit_due ON views.rectification (unit, due_at, case_id, number) WHERE NOT done;
CREATE INDEX rectification_due_all ON views.rectification (due_at, case_id, number);
-- Few of many.
CREATE INDEX rectification_late ON views.rectification (ordered_at DESC, case_id, number) WHERE late;
CREATE INDEX rectification_reopened ON views.rectification (ordered_at DESC, case_id, number) WHERE reopened;
-- What the job asks for again and again: few rows of many. The log does not call them overdue yet.
CREATE INDEX rectification_to_notice ON views.rectification (due_at, case_id, number)
    WHERE NOT noticed AND (NOT done OR late);
-- The counts, which need no row.
CREATE INDEX rectification_counted ON views.rectification (ordered_at)
    INCLUDE (unit, due_at, done, late, reopened);
