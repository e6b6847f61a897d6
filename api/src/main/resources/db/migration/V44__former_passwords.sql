-- The passwords that people had, as hashes: the last of them are not taken again.
create table office.former_password (
    username      text not null,
    event         bigint not null,
    password_hash text not null,
    code          text not null,
    primary key (username, event)
);
