-- The changes of the templates are changes of the office, too.
DROP INDEX IF EXISTS ledger.event_of_the_office;
CREATE INDEX event_of_the_office ON ledger.event (position)
    WHERE aggregate_type IN ('person', 'unit', 'factor', 'settings', 'categories', 'templates', 'log');
