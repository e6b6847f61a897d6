-- By which procedure a case is handled: it says whether the case calls for an incident.
ALTER TABLE views.board ADD COLUMN procedure text;
ALTER TABLE views.exercise_board ADD COLUMN procedure text;
