-- The units of the office and the people who log in.
create schema office;

create table office.unit (
    code text primary key check (code <> ''),
    name text not null check (name <> ''),
    kind text not null
);

create table office.person (
    username      text primary key check (username <> ''),
    name          text not null check (name <> ''),
    role          text not null,
    unit          text references office.unit (code),
    password_hash text not null,
    active        boolean not null default true,
    created_at    timestamptz not null default now(),
    -- A handler sees the cases of the own unit, so there must be one.
    check (role <> 'HANDLER' or unit is not null)
);
