-- Cases of exercises, in tables of their own so that no question about real cases ever meets one. Whoever changes a
-- table of the real ones changes its twin here as well.
CREATE TABLE views.exercise_board (LIKE views.board INCLUDING ALL);
CREATE TABLE views.exercise_deadline_case (LIKE views.deadline_case INCLUDING ALL);
CREATE TABLE views.exercise_deadline (LIKE views.deadline INCLUDING ALL);
CREATE TABLE views.exercise_approval (LIKE views.approval INCLUDING ALL);
CREATE TABLE views.exercise_approvals_of_case (LIKE views.approvals_of_case INCLUDING ALL);
