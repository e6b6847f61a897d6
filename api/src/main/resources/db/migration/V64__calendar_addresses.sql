-- Whose calendar is read at which secret address, of which this is the SHA-256, and when it was last.
-- It only leads to the person: whether the address is good, the log says.
create table office.calendar_address (
    username  text primary key,
    digest    text not null unique check (digest ~ '^[0-9a-f]{64}$'),
    last_used timestamptz
);

-- The making and revoking of these addresses are changes of the office, too.
drop index ledger.event_of_the_office;
create index event_of_the_office on ledger.event (position)
    where aggregate_type in
        ('person', 'unit', 'factor', 'settings', 'categories', 'templates', 'subscription', 'log');
