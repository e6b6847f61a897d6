-- The event that the row was made from; the code of the ledger covers its position, too.
alter table office.person add column event bigint;
alter table office.unit add column event bigint, add column row_code text;

-- The changes of the office, which are few, are found among the events of all cases.
create index event_of_the_office on ledger.event (position)
    where aggregate_type in ('person', 'unit');
