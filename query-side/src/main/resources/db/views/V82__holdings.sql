-- The longest holdings of a period are found in one index, and only those of a page are read.
DROP INDEX views.responsibility_held_from;
CREATE INDEX responsibility_held_from ON views.responsibility_held (from_at)
    INCLUDE (until_at, role, unit, person, from_worked, until_worked, migrated, case_id, number);
