-- Laid anew when this file changes; the view is then built again from the log.
DROP TABLE IF EXISTS views.respondent;
DELETE FROM views.token WHERE view IN ('respondent');

-- The register of respondents: businesses only. words: name, other names and code, each in a line.
CREATE TABLE views.respondent (
    id        uuid PRIMARY KEY,
    name      text NOT NULL,
    words     text NOT NULL,
    street    text,
    joined_to uuid,
    kept      json NOT NULL
);

CREATE INDEX respondent_name ON views.respondent (name, id);
CREATE INDEX respondent_joined ON views.respondent (joined_to) WHERE joined_to IS NOT NULL;
