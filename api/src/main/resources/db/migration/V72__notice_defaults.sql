-- The office's defaults of notices are changes of the office, too.
drop index ledger.event_of_the_office;
create index event_of_the_office on ledger.event (position)
    where aggregate_type in
        ('person', 'unit', 'factor', 'settings', 'categories', 'templates', 'parameters', 'subscription', 'delegations', 'notice-defaults', 'log');
