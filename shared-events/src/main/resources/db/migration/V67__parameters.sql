-- The changes of parameters, from the proposal to the consent, are changes of the office, too.
DROP INDEX IF EXISTS ledger.event_of_the_office;
CREATE INDEX event_of_the_office ON ledger.event (position)
    WHERE aggregate_type IN
        ('person', 'unit', 'factor', 'settings', 'categories', 'templates', 'parameters', 'subscription', 'log');
