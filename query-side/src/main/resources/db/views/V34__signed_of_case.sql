-- What was signed is laid beside the log case by case, as every other row is; filled when the rows are built anew.
ALTER TABLE views.signed ADD COLUMN case_id uuid;
CREATE INDEX signed_case_id ON views.signed (case_id);
