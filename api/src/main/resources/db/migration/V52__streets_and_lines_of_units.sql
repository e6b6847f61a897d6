-- Which streets a unit has, and which objects of complaints are its business.
alter table office.unit
    add column streets text[] not null default '{}',
    add column lines   text[] not null default '{}';
