-- When people last looked at their first page, and on the last earlier day, with the position of the
-- log that the board had reached: what was recorded after it is new to them.
create table office.home_visit (
    person           text primary key,
    seen_at          timestamptz not null,
    seen_position    bigint not null,
    earlier_at       timestamptz,
    earlier_position bigint,
    check ((earlier_at is null) = (earlier_position is null))
);
