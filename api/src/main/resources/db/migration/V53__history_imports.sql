-- Files of other systems that were sent to be imported. What they hold, who sent them and by which
-- mapping they are read is sealed; the rest only says how far an import has come.
create table office.history_import (
    id       uuid primary key,
    sent_at  timestamptz not null default now(),
    state    text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
    terms    bytea not null,
    file     bytea,
    node     uuid,
    seen_at  timestamptz,
    stopping boolean not null default false,
    ended_at timestamptz,
    summary  jsonb,
    failure  jsonb,
    rejects  bytea
);

-- One at a time, on whichever node.
create unique index history_import_running on office.history_import ((true)) where state = 'RUNNING';
