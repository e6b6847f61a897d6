-- What people give beside their passwords. The row stays when nothing is given any more: one that is
-- missing while the log has changes of it logs nobody in.
create table office.second_factor (
    username text primary key,
    content  text not null,
    event    bigint not null,
    code     text not null
);

-- How far each authenticator has been used: a code that was given is not taken again, on any node.
create table office.factor_use (
    factor text primary key,
    used   bigint not null
);

-- The changes of second factors are changes of the office, too.
drop index ledger.event_of_the_office;
create index event_of_the_office on ledger.event (position)
    where aggregate_type in ('person', 'unit', 'factor', 'settings');
