-- What is asked for with and without an answer is counted in the index.
DROP INDEX views.finding_rule, views.finding_unit, views.finding_person;
CREATE INDEX finding_rule ON views.finding (rule, at DESC, position DESC) INCLUDE (answer);
CREATE INDEX finding_unit ON views.finding (unit, at DESC, position DESC, rule) INCLUDE (answer);
CREATE INDEX finding_person ON views.finding (person, at DESC, position DESC, rule) INCLUDE (answer);
