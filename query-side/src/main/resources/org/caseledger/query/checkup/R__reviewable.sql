-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.reviewable, views.reviewable_case;
DELETE FROM views.token WHERE view IN ('reviewable');

-- The populations of samples. Of what was signed by delegation, person is the leader for whom it was. A row of reviewable_case is what the fold keeps of a case; the rows of reviewable are
-- what samples go by, each with the position of its event, so that a population is found again as it once was.
CREATE TABLE views.reviewable_case (
    case_id uuid PRIMARY KEY,
    kept    json NOT NULL
);
CREATE TABLE views.reviewable (
    position     bigint NOT NULL,
    kind         text   NOT NULL,
    case_id      uuid   NOT NULL,
    receipt      bigint NOT NULL,
    number       text   NOT NULL,
    at           timestamptz,
    unit         text,
    person       text,
    outcome      text,
    gated        boolean NOT NULL,
    approved     boolean,
    investigated boolean,
    drafted      boolean,
    PRIMARY KEY (position, kind)
);
CREATE INDEX reviewable_case_id ON views.reviewable (case_id, kind, position);
CREATE INDEX reviewable_population ON views.reviewable (at, position) WHERE kind IN ('ENDED', 'GATED');
