-- Of a secret case no list tells why it was returned.
ALTER TABLE views.responsibility_returned ALTER COLUMN reason DROP NOT NULL;
