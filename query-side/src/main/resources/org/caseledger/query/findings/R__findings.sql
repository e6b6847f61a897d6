-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.finding, views.finding_case;
DELETE FROM views.token WHERE view IN ('findings');

-- What the review committee is shown. A row of finding_case is what the rules keep of a case, its findings with
-- what was said to them included; the rows of finding are drawn from it. answer is what was said last;
-- those of imported histories wait for none.
CREATE TABLE views.finding_case (
    case_id uuid PRIMARY KEY,
    kept    json NOT NULL
);
CREATE TABLE views.finding (
    position bigint      NOT NULL,
    rule     text        NOT NULL,
    clause   text        NOT NULL,
    severity text        NOT NULL,
    case_id  uuid        NOT NULL,
    at       timestamptz NOT NULL,
    person   text,
    unit     text,
    answer   text,
    history  boolean     NOT NULL,
    finding  json        NOT NULL,
    PRIMARY KEY (position, rule)
);

-- The order of the list, of all and of what is asked for most; and the counts, which need no row.
CREATE INDEX finding_at ON views.finding (at DESC, position DESC, rule);
CREATE INDEX finding_rule ON views.finding (rule, at DESC, position DESC) INCLUDE (answer, history);
CREATE INDEX finding_unit ON views.finding (unit, at DESC, position DESC, rule) INCLUDE (answer, history);
CREATE INDEX finding_person ON views.finding (person, at DESC, position DESC, rule) INCLUDE (answer, history);
CREATE INDEX finding_unanswered ON views.finding (at DESC, position DESC, rule) WHERE answer IS NULL AND NOT history;
CREATE INDEX finding_case_id ON views.finding (case_id);
CREATE INDEX finding_counted ON views.finding (at) INCLUDE (rule, unit, person, severity, clause, answer, history);
