-- The numbers that officials quote: unique by constraint, one for each case.
create table ledger.case_counter (
    office text not null,
    year   int not null,
    last   bigint not null,
    primary key (office, year)
);

create table ledger.case_number (
    office  text not null,
    year    int not null,
    number  bigint not null,
    case_id uuid not null unique,
    primary key (office, year, number)
);
