-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.escalation, views.escalation_case;
DELETE FROM views.token WHERE view IN ('escalation');

-- What was put before a superior authority or for arbitration: one row each, with the case as it
-- stands. A row of escalation_case is what the fold keeps of a case. No personal data of a complainant.
CREATE TABLE views.escalation_case (
    case_id  uuid   PRIMARY KEY,
    position bigint NOT NULL,
    kept     json   NOT NULL
);

CREATE TABLE views.escalation (
    case_id      uuid        NOT NULL,
    number       integer     NOT NULL,
    case_number  text        NOT NULL,
    unit         text,
    respondent   text,
    escalated_at timestamptz NOT NULL,
    answered     boolean     NOT NULL,
    kept         json        NOT NULL,
    PRIMARY KEY (case_id, number)
);

-- The list, the latest first; what waits for an answer is few of many.
CREATE INDEX escalation_at ON views.escalation (escalated_at DESC, case_id, number);
CREATE INDEX escalation_unit ON views.escalation (unit, escalated_at DESC, case_id, number);
CREATE INDEX escalation_waiting ON views.escalation (escalated_at, case_id, number) WHERE NOT answered;
