-- What a unit is called in English, and whether it is closed: it keeps its cases of before and gets no new ones.
alter table office.unit
    add column english text check (english <> ''),
    add column closed boolean not null default false;
