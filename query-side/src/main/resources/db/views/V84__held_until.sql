-- Nearly everything was held before a period ends that has just ended; what lasted into it is found by its end. With
-- the begin in front, the whole past was read for each question of the last year.
DROP INDEX views.responsibility_held_from;
CREATE INDEX responsibility_held_until ON views.responsibility_held ((coalesce(until_at, 'infinity')))
    INCLUDE (from_at, until_at, role, unit, person, from_worked, until_worked, migrated, case_id, number);
