-- 批量办理: on which cases somebody sent a command, and what became of each. What was typed is not kept.
create table office.batch (
    id       uuid primary key,
    username text not null,
    command  text not null,
    begun_at timestamptz not null
);
create index batch_of on office.batch (username, begun_at desc);

create table office.batch_case (
    batch   uuid not null references office.batch on delete cascade,
    place   integer not null,
    case_id uuid not null,
    outcome text check (outcome in ('DONE', 'NOT_DONE')),
    zh      text,
    en      text,
    clause  text,
    primary key (batch, place),
    check ((zh is null) = (en is null))
);
