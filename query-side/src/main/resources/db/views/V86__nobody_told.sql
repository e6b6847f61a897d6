-- Since when a reply is approved and not sent, or a notice due and not given.
ALTER TABLE views.responsibility_case ADD COLUMN untold_since timestamptz;
CREATE INDEX responsibility_untold ON views.responsibility_case (untold_since, case_id)
    WHERE untold_since IS NOT NULL;
