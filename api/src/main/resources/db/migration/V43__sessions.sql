-- The sessions of people who logged in with a browser. The id is a code of the cookie, which is not
-- stored; the content opens only with the cookie; the code is that of the columns before it.
create table office.session (
    id      text primary key,
    person  text not null,
    address text not null,
    since   timestamptz not null,
    login   text not null,
    code    text not null,
    content jsonb not null,
    seen_at timestamptz not null default now()
);

create index session_person on office.session (person);
create index session_seen on office.session (seen_at);
